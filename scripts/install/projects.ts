import { PAGES } from '../docs/pages.ts'

/** An empty folder in which a reader follows a page. */
export interface Project {
  readonly name: string
  readonly page: string
  /** The program of the page, by the name on its first line. */
  readonly file: string
  /** What the program is started with, where the page has more than one program of that name. */
  readonly program?: 'bun' | 'deno'
  /** What the page leaves to the reader, because every project of the kind has it. */
  readonly before?: string
  /** How to start the program, where the page leaves that to the reader. */
  readonly start?: string
  /** Whether it takes so long that only `--all` follows it: Next.js is large. */
  readonly slow?: boolean
  /** What is asked for. */
  readonly path: string
}

/** What the READMEs of packages begin with: each serves `/orders`, and imports the package itself. */
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
  { name: 'Deno', page: 'README.md', file: 'server.ts', program: 'deno', path: '/hello' },
  { name: 'Bun', page: 'README.md', file: 'server.ts', program: 'bun', path: '/hello' },
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
