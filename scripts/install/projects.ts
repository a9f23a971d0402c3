import { PAGES } from '../docs/pages.ts'

/** An empty folder in which a reader follows a page. */
export interface Project {
  readonly name: string
  readonly page: string
  /** The program of the page, by the name on its first line. */
  readonly file: string
  /** A text in the program, if the page has several programs with that name. */
  readonly program?: 'bun' | 'deno'
  /** Files that the page does not show, because every project of the kind has them. */
  readonly before?: string
  /** The command that starts the program, if the page does not show one. */
  readonly start?: string
  /** Whether only `--all` follows the page, because it takes long: Next.js is large. */
  readonly slow?: boolean
  /** The path of the requests. */
  readonly path: string
}

/** The first program of each package's README. It serves `/orders`, and imports the package. */
const OF_PACKAGES: readonly Project[] = PAGES.flatMap(({ path, blocks }) => {
  const [, folder] = /^packages\/([^/]+)\/README\.md$/.exec(path) ?? []
  const isServed = blocks.some(
    ({ text }) => text.startsWith('// server.mjs\n') && text.includes(`from '@webcors/${folder}'`),
  )
  if (!isServed) return []
  return [{ name: `@webcors/${folder}`, page: path, file: 'server.mjs', path: '/orders' }]
})

export const PROJECTS: readonly Project[] = [
  { name: 'Express', page: 'README.md', file: 'server.mjs', path: '/hello' },
  { name: 'Deno', page: 'docs/runtimes.md', file: 'server.ts', program: 'deno', path: '/' },
  { name: 'Bun', page: 'docs/runtimes.md', file: 'server.ts', program: 'bun', path: '/' },
  ...OF_PACKAGES,
  {
    name: '@webcors/koa from require',
    page: 'packages/koa/README.md',
    file: 'server.cjs',
    path: '/orders',
  },
  {
    name: '@webcors/next',
    page: 'packages/next/README.md',
    file: 'app/orders/route.ts',
    before: 'npm install next react react-dom typescript @types/node @types/react',
    start: 'npx next dev --hostname 127.0.0.1',
    slow: true,
    path: '/orders',
  },
]
