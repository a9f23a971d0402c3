import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import {
  bunProgram,
  denoProgram,
  folderOf,
  WRANGLER_ENV,
  WRANGLER_OPTIONS,
} from '@webcors-labs/testing'

export const APP: string = folderOf(import.meta.url)

const start = (...command: [string, ...string[]]) =>
  startServerProcess({ command, cwd: APP, env: { ...WRANGLER_ENV, PORT: '0' } })

interface Runtime {
  /** The command that serves the conformance table. */
  conformance(): Promise<ServerProcess>
  /** The command that serves the weather service. */
  server(): Promise<ServerProcess>
}

const WRANGLER = fileURLToPath(import.meta.resolve('wrangler'))
const worker = (main: string) => start(process.execPath, WRANGLER, 'dev', main, ...WRANGLER_OPTIONS)
const deno = (main: string) => start(denoProgram(), 'run', '-A', main)

export const RUNTIMES: Readonly<Record<string, Runtime>> = {
  'Node.js': {
    conformance: () => start(process.execPath, 'dist/conformance.js'),
    server: () => start(process.execPath, 'dist/server.js'),
  },
  Bun: {
    conformance: () => start(bunProgram(), 'src/conformance/bun.ts'),
    server: () => start(bunProgram(), 'src/bun.ts'),
  },
  Deno: {
    conformance: () => deno('src/conformance/deno.ts'),
    server: () => deno('src/deno.ts'),
  },
  Workers: {
    conformance: () => worker('src/conformance/worker.ts'),
    server: () => worker('src/worker.ts'),
  },
}

export const startAround = (): Promise<ServerProcess> =>
  start(process.execPath, 'dist/conformance.js', 'around')
