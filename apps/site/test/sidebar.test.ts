import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createSidebars, type SidebarItem } from '../src/content/sidebar.ts'

const DOCS = fileURLToPath(new URL('../../../docs/', import.meta.url))

describe('the sidebar', () => {
  it('links to every guide and every recipe', () => {
    const links = new Set(linksOf(createSidebars()['/'] ?? []))
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
