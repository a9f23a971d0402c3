import { API_MODULES } from '../api/api-modules.ts'
import { readRepo } from '../repo.ts'
import { addressOf } from './addresses.ts'

/** An entry of the sidebar, as VitePress takes it. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  /** `_self` for a page that is not one of VitePress's own. */
  readonly target?: string
  readonly collapsed?: boolean
  readonly items?: SidebarItem[]
}

const ITEM = /^- /
const LINK = /\[([^\]]+)\]\(([^)#]+\.md)\)/g

/** The sidebar: the list of pages in `docs/README.md`, the packages and the API. A page that is listed there is listed here. */
export function createSidebar(): SidebarItem[] {
  const [guides = '', ...rest] = readRepo('docs/README.md').split('\n## ')
  const parts = new Map(rest.map((part) => [part.split('\n', 1)[0] ?? '', part]))
  return [
    {
      text: 'Start',
      items: [
        { text: 'Quick start', link: '/' },
        { text: 'Playground', link: '/playground/', target: '_self' },
      ],
    },
    {
      text: 'When it fails',
      items: [
        { text: 'Explain a console error', link: '/playground/#explain', target: '_self' },
        { text: 'Console messages', link: '/console.html' },
        { text: 'Error codes', link: '/errors/' },
      ],
    },
    { text: 'Guides', items: itemsOf(guides, 'docs') },
    ...[...parts].map(([text, part]) => ({ text, collapsed: true, items: itemsOf(part, 'docs') })),
    { text: 'Packages', collapsed: true, items: itemsOf(readRepo('packages/README.md'), 'packages') },
    {
      text: 'API reference',
      collapsed: true,
      items: API_MODULES.map(({ name, address }) => ({ text: name, link: `/${toHtml(address)}` })),
    },
  ]
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
