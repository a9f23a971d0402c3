import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { codeSpans, type Link, type Page } from './markdown.ts'
import { exists, PAGES, read } from './pages.ts'

const links = PAGES.flatMap((page) => page.links.map((link) => ({ page, link })))
const relative = links.filter(({ link }) => !/^[a-z]+:/i.test(link.target))

/** The path, from the root, that a link leads to, and the anchor there. */
function follow(page: Page, { target }: Link): [path: string, anchor: string | undefined] {
  const [path = '', anchor] = target.split('#')
  const from = posix.dirname(page.path)
  return [path === '' ? page.path : posix.normalize(posix.join(from, path)), anchor]
}

test('every relative link leads to a file, and to a heading in it', () => {
  const broken = relative.filter(({ page, link }) => {
    const [path, anchor] = follow(page, link)
    if (!exists(path) || path.startsWith('..')) return true
    const target = PAGES.find((known) => known.path === path)
    return anchor !== undefined && !target?.headings.some((heading) => heading.anchor === anchor)
  })
  expect(broken.map(({ page, link }) => `${page.path}:${link.line}: ${link.target}`)).toEqual([])
  expect(relative.length).toBeGreaterThan(80)
  console.log(`${relative.length} relative links on ${PAGES.length} pages`)
})

test('what a link into the source is named after stands there', () => {
  const named = relative.flatMap(({ page, link }) => {
    const [path] = follow(page, link)
    return path.endsWith('.ts')
      ? codeSpans(link.text).map((name) => ({ page, link, path, name }))
      : []
  })
  const wrong = named.filter(({ path, name }) => !path.endsWith(name) && !read(path).includes(name))
  expect(wrong.map(({ page, link }) => `${page.path}:${link.line}: ${link.text}`)).toEqual([])
})
