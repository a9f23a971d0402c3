import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { codeSpans, type Link, type Page } from './markdown.ts'
import { exists, PAGES, read } from './pages.ts'

/**
 * The URL of this repository. npm also shows a package's README, and cannot follow relative links
 * out of the package.
 */
const HERE = /^https:\/\/github\.com\/webcors\/webcors\/(?:blob|tree)\/main\//

const links = PAGES.flatMap((page) => page.links.map((link) => ({ page, link })))
const within = links.filter(({ link }) => HERE.test(link.target) || isRelative(link))

function isRelative({ target }: Link): boolean {
  return !/^[a-z]+:/i.test(target)
}

/** Resolves a link to a path from the root, and an anchor. */
function follow(page: Page, { target }: Link): [path: string, anchor: string | undefined] {
  const [path = '', anchor] = target.replace(HERE, '').split('#')
  if (HERE.test(target)) return [path, anchor]
  const from = posix.dirname(page.path)
  return [path === '' ? page.path : posix.normalize(posix.join(from, path)), anchor]
}

test('every link within the repository leads to an existing file and heading', () => {
  const broken = within.filter(({ page, link }) => {
    const [path, anchor] = follow(page, link)
    if (!exists(path) || path.startsWith('..')) return true
    const target = PAGES.find((known) => known.path === path)
    return anchor !== undefined && !target?.headings.some((heading) => heading.anchor === anchor)
  })
  expect(broken.map(({ page, link }) => `${page.path}:${link.line}: ${link.target}`)).toEqual([])
  expect(within.length).toBeGreaterThan(80)
  console.log(`${within.length} links within the repository on ${PAGES.length} pages`)
})

test('every source file contains the names of the links that lead to it', () => {
  const named = within.flatMap(({ page, link }) => {
    const [path] = follow(page, link)
    return path.endsWith('.ts')
      ? codeSpans(link.text).map((name) => ({ page, link, path, name }))
      : []
  })
  const wrong = named.filter(({ path, name }) => !path.endsWith(name) && !read(path).includes(name))
  expect(wrong.map(({ page, link }) => `${page.path}:${link.line}: ${link.text}`)).toEqual([])
})

test("the links of a package's README work on npm, which has no other file of the repository", () => {
  const published = links.filter(({ page }) => /^packages\/[^/]+\/README\.md$/.test(page.path))
  const dead = published.filter(
    ({ link }) => isRelative(link) && !/^(?:#.*|LICENSE)$/.test(link.target),
  )
  expect(dead.map(({ page, link }) => `${page.path}:${link.line}: ${link.target}`)).toEqual([])
  expect(published.length).toBeGreaterThan(20)
})
