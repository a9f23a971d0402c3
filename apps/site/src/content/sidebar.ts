import { API_MODULES } from '../api/api-modules.ts'
import { listPages, readRepo } from '../repo.ts'
import { addressOf } from './addresses.ts'

/** An entry of the sidebar in VitePress's form. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  /** `_self` for a page that VitePress does not render. */
  readonly target?: string
  readonly items?: SidebarItem[]
}

const ITEM = /^- /
const LINK = /\[([^\]]+)\]\(([^)#]+\.md)\)/g

/**
 * Creates the sidebars, by the start of addresses: the pages that `docs/README.md` lists, the
 * packages and the API. Groups cannot be folded, because VitePress would nest a button in a button,
 * which cannot be used by keyboard.
 */
export function createSidebars(): Readonly<Record<string, SidebarItem[]>> {
  const [, ...parts] = readRepo('docs/README.md').split('\n## ')
  const sections = parts.map((part): SidebarItem => {
    return { text: part.split('\n', 1)[0] ?? '', items: itemsOf(part) }
  })
  const decisions = sections.filter(({ text }) => text === DECISIONS)
  const guides = sections.filter(({ text, items }) => text !== DECISIONS && items?.length)
  const packages = listPages().filter((page) => /^packages\/[\w-]+\/README\.md$/.test(page))
  const modules = API_MODULES.map(({ name, address }) => {
    return { text: name, link: `/${toHtml(address)}` }
  })
  return {
    '/decisions/': [START, ...decisions],
    '/packages/': [START, { text: 'Packages', items: packages.map((page) => packageItem(page)) }],
    '/api/': [START, { text: 'API reference', items: modules }],
    '/errors/': [START, FAILURES, MORE],
    ...Object.fromEntries(
      FOLDERS.map((folder) => [folder, [START, ...within(guides, folder), MORE]]),
    ),
    '/': [START, FAILURES, ...outside(guides), MORE],
  }
}

function packageItem(page: string): SidebarItem {
  const { name } = JSON.parse(readRepo(page.replace('README.md', 'package.json'))) as {
    name: string
  }
  return { text: name, link: `/${toHtml(addressOf(page))}` }
}

/** Folders with a sidebar of their own. A sidebar with every page takes a phone too long to load. */
const FOLDERS = ['/recipes/', '/migrate/']

function within(groups: readonly SidebarItem[], folder: string): SidebarItem[] {
  return pick(groups, (link) => link.startsWith(folder))
}

function outside(groups: readonly SidebarItem[]): SidebarItem[] {
  return pick(groups, (link) => !FOLDERS.some((folder) => link.startsWith(folder)))
}

/** Keeps the links that fit, and the groups that still have one. */
function pick(groups: readonly SidebarItem[], fits: (link: string) => boolean): SidebarItem[] {
  return groups
    .map(({ text, items = [] }) => ({ text, items: items.filter(({ link = '' }) => fits(link)) }))
    .filter(({ items }) => items.length > 0)
}

/** The section of `docs/README.md` that has a sidebar of its own. */
const DECISIONS = 'Decisions'

const START: SidebarItem = {
  text: 'Start',
  items: [
    { text: 'Quick start', link: '/' },
    { text: 'Playground', link: '/playground/', target: '_self' },
    { text: 'All pages', link: '/contents.html' },
  ],
}

const FAILURES: SidebarItem = {
  text: 'When it fails',
  items: [
    { text: 'Explain a console error', link: '/playground/#explain', target: '_self' },
    { text: 'Console messages', link: '/console.html' },
    { text: 'Error codes', link: '/errors/' },
  ],
}

const MORE: SidebarItem = {
  text: 'More',
  items: [
    { text: 'Recipes', link: '/recipes/' },
    { text: 'Moving over', link: '/migrate/' },
    { text: 'Packages', link: '/packages/' },
    { text: 'API', link: '/api/' },
    { text: 'Decisions', link: '/decisions/001-values-in-decision-out.html' },
  ],
}

/** Reads every page that a list links to, except pages that are elsewhere in the sidebar. */
function itemsOf(list: string): SidebarItem[] {
  const lines = list.split('\n').filter((line) => ITEM.test(line) || line.startsWith('| ['))
  return lines.flatMap((line) =>
    [...line.matchAll(LINK)].flatMap(([, text = '', target = '']) => {
      if (target.startsWith('..') || target === 'errors.md') return []
      const path = `docs/${target}`
      return [{ text: nameOf(text, path), link: `/${toHtml(addressOf(path))}` }]
    }),
  )
}

/** Returns the text of the link, or the page's heading if the text is only a part of a sentence. */
function nameOf(text: string, path: string): string {
  const isSentence = /^\p{Ll}/u.test(text)
  const [, heading = text] = (isSentence && /^# (.*)$/m.exec(readRepo(path))) || []
  return heading.replaceAll('`', '')
}

function toHtml(address: string): string {
  return address.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')
}
