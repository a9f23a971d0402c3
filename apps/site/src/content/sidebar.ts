import { API_MODULES } from '../api/api-modules.ts'
import { readRepo } from '../repo.ts'
import { addressOf } from './addresses.ts'

/** An entry of the sidebar, as VitePress takes it. */
export interface SidebarItem {
  readonly text: string
  readonly link?: string
  readonly collapsed?: boolean
  readonly items?: SidebarItem[]
}

const ITEM = /^- /
const LINK = /\[([^\]]+)\]\(([^)#]+\.md)\)/g

/** The sidebar: the list of pages in `docs/README.md`, the packages and the API. A page that is listed there is listed here. */
export function createSidebar(): SidebarItem[] {
  const [guides = '', ...rest] = readRepo('docs/README.md').split('\n## ')
  const parts = new Map(rest.map((part) => [part.split('\n', 1)[0] ?? '', part]))
  const packages = itemsOf(readRepo('packages/README.md'), 'packages')
  return [
    { text: 'Guides', items: [{ text: 'Quick start', link: '/' }, ...itemsOf(guides, 'docs')] },
    {
      text: 'When it fails',
      items: [
        { text: 'Console messages', link: '/console.html' },
        { text: 'Error codes', link: '/errors/' },
      ],
    },
    ...[...parts].map(([text, part]) => ({ text, collapsed: true, items: itemsOf(part, 'docs') })),
    { text: 'Packages', collapsed: true, items: packages },
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
      return [{ text: text.replaceAll('`', ''), link: `/${toHtml(addressOf(`${folder}/${target}`))}` }]
    }),
  )
}

function toHtml(address: string): string {
  return address.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')
}
