import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createSidebars, type SidebarItem } from '../src/content/sidebar.ts'

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url))

describe('the sidebar', () => {
  it('links to every guide and every recipe', () => {
    const links = new Set(Object.values(createSidebars()).flatMap((items) => linksOf(items)))
    // The error reference has a page of its own for each code, and decisions have a sidebar of their own.
    const pages = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter(
      (path) => path.endsWith('.md') && !/^(?:decisions\/|errors\.md$|README\.md$)/.test(path),
    )
    const missing = pages
      .map((page) => `/${page.replace(/README\.md$/, '').replace(/\.md$/, '.html')}`)
      .filter((address) => !links.has(address))
    expect(missing).toEqual([])
    expect(pages.length).toBeGreaterThan(60)
  })

  it('has a list of its own for recipes, for guides to move over and for errors', () => {
    const { '/': main = [], ...others } = createSidebars()
    expect(Object.keys(others)).toEqual(
      expect.arrayContaining(['/recipes/', '/migrate/', '/errors/']),
    )
    expect(linksOf(main)).toEqual(expect.arrayContaining(['/recipes/', '/migrate/', '/faq.html']))
    expect(linksOf(main)).not.toContain('/recipes/express.html')
    expect(linksOf(others['/recipes/'] ?? [])).toContain('/recipes/express.html')
    expect(linksOf(others['/migrate/'] ?? [])).toContain('/migrate/koa-cors.html')
  })

  it('links to every package beside a package', () => {
    const links = linksOf(createSidebars()['/packages/'] ?? [])
    for (const name of ['core', 'node', 'koa', 'fastify', 'hono', 'lambda', 'proxy', 'webcors']) {
      expect(links).toContain(`/packages/${name}.html`)
    }
  })

  it('links to every decision beside the decisions', () => {
    const links = linksOf(createSidebars()['/decisions/'] ?? [])
    const decisions = readdirSync(`${DOCS}decisions`).map((name) => `decisions/${name}`)
    expect(decisions.length).toBeGreaterThan(20)
    for (const decision of decisions)
      expect(links).toContain(`/${decision.replace(/\.md$/, '.html')}`)
  })
})

function linksOf(items: readonly SidebarItem[]): string[] {
  return items.flatMap(({ link, items: inner = [] }) => [
    ...(link ? [link] : []),
    ...linksOf(inner),
  ])
}
