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

export const PROJECTS: readonly Project[] = [
  { name: 'Express', page: 'README.md', file: 'server.mjs', path: '/hello' },
  { name: 'Deno', page: 'README.md', file: 'server.ts', program: 'deno', path: '/hello' },
  { name: 'Bun', page: 'README.md', file: 'server.ts', program: 'bun', path: '/hello' },
  { name: 'node:http', page: 'packages/node/README.md', file: 'server.mjs', path: '/orders' },
  { name: 'Koa', page: 'packages/koa/README.md', file: 'server.mjs', path: '/orders' },
  {
    name: 'Koa from require',
    page: 'packages/koa/README.md',
    file: 'server.cjs',
    path: '/orders',
  },
  { name: 'h3', page: 'packages/h3/README.md', file: 'server.mjs', path: '/orders' },
  { name: 'fetch', page: 'packages/core/README.md', file: 'server.mjs', path: '/orders' },
  {
    name: 'Next.js',
    page: 'packages/next/README.md',
    file: 'app/orders/route.ts',
    before: 'npm install next react react-dom typescript @types/node @types/react',
    start: 'npx next dev --hostname 127.0.0.1',
    slow: true,
    path: '/orders',
  },
]
