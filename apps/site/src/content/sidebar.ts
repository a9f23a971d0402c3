import { API_MODULES } from '../api/api-modules.ts'
import { readRepo } from '../repo.ts'
import { addressOf } from './addresses.ts'

/** An entry of the sidebar, as VitePress takes it. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  /** `_self` for a page that is not one of VitePress's own. */
  readonly target?: string
  readonly items?: SidebarItem[]
}

const ITEM = /^- /
const LINK = /\[([^\]]+)\]\(([^)#]+\.md)\)/g

/**
 * The sidebars, by what addresses begin with: the list of pages in `docs/README.md`, the packages and the API. A page that is
 * listed there is listed here. No group folds: a heading that is a button with a button in it cannot be used by keyboard.
 */
export function createSidebars(): Readonly<Record<string, SidebarItem[]>> {
  const [, ...parts] = readRepo('docs/README.md').split('\n## ')
  const sections = parts.map((part): SidebarItem => {
    return { text: part.split('\n', 1)[0] ?? '', items: itemsOf(part, 'docs') }
  })
  const decisions = sections.filter(({ text }) => text === DECISIONS)
  const guides = sections.filter(({ text, items }) => text !== DECISIONS && items?.length)
  const packages = itemsOf(readRepo('packages/README.md'), 'packages')
  const modules = API_MODULES.map(({ name, address }) => {
    return { text: name, link: `/${toHtml(address)}` }
  })
  return {
    '/decisions/': [START, ...decisions],
    '/packages/': [START, { text: 'Packages', items: packages }],
    '/api/': [START, { text: 'API reference', items: modules }],
    '/': [START, FAILURES, ...guides, MORE],
  }
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
  text: 'Reference',
  items: [
    { text: 'Packages', link: '/packages/' },
    { text: 'API', link: '/api/' },
    { text: 'Decisions', link: '/decisions/001-values-in-decision-out.html' },
  ],
}

/** Every page that a list links to. Pages that stand elsewhere in the sidebar are left out. */
function itemsOf(list: string, folder: string): SidebarItem[] {
  const lines = list.split('\n').filter((line) => ITEM.test(line) || line.startsWith('| ['))
  return lines.flatMap((line) =>
    [...line.matchAll(LINK)].flatMap(([, text = '', target = '']) => {
      if (target.startsWith('..') || target === 'errors.md') return []
      const path = `${folder}/${target}`
      return [{ text: nameOf(text, path), link: `/${toHtml(addressOf(path))}` }]
    }),
  )
}

/** The words of the link; where they are the rest of a sentence, the page's own heading. */
function nameOf(text: string, path: string): string {
  const isSentence = /^\p{Ll}/u.test(text) && !path.startsWith('packages/')
  const [, heading = text] = (isSentence && /^# (.*)$/m.exec(readRepo(path))) || []
  return heading.replaceAll('`', '')
}

function toHtml(address: string): string {
  return address.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')
}
