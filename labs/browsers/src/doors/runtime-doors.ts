import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Start } from './door.ts'
import { APP, startProgram } from './start-program.ts'

/** The fetch door on other runtimes, as `pnpm install` brings them. */
export const RUNTIME_DOORS = {
  Deno: (policies) => {
    const folder = process.platform === 'linux' ? `linux-${process.arch}-glibc` : platform()
    const deno = programOf('deno', `@deno/${folder}/deno`)
    const permissions = ['--allow-net', '--allow-env=POLICIES', '--no-lock']
    return startProgram([deno, 'run', ...permissions, 'runtimes/deno.ts'], policies)
  },
  Bun: (policies) => {
    const folder = platform().replace('arm64', 'aarch64').replace('win32', 'windows')
    const bun = programOf('bun', `@oven/bun-${folder}/bin/bun`)
    return startProgram([bun, 'runtimes/bun.ts'], policies)
  },
  Workers: async (policies) => {
    // A configuration for each start, since this is where a Worker has its variables from.
    const folder = mkdtempSync(join(tmpdir(), 'webcors-worker-'))
    const config = join(folder, 'wrangler.json')
    const worker = {
      name: 'webcors-browsers',
      main: join(APP, 'runtimes/worker.ts'),
      compatibility_date: '2026-11-01',
      vars: { POLICIES: [...policies] },
    }
    writeFileSync(config, JSON.stringify(worker))
    const removeFolder = () => rmSync(folder, { recursive: true, force: true })
    const wrangler = fileURLToPath(import.meta.resolve('wrangler'))
    const options = ['--ip=127.0.0.1', '--port=0', '--inspector-port=0', '--log-level=log']
    try {
      const door = await startProgram(
        [process.execPath, wrangler, 'dev', '--config', config, ...options],
        new Map(),
        {
          PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
          CLOUDFLARE_CF_FETCH_ENABLED: 'false',
          WRANGLER_SEND_METRICS: 'false',
        },
      )
      return { port: door.port, close: async () => (await door.close(), removeFolder()) }
    } catch (error) {
      removeFolder()
      throw error
    }
  },
} satisfies Readonly<Record<string, Start>>

function platform(): string {
  return `${process.platform}-${process.arch}`
}

/** The program itself, since the wrapper in the package passes no signal on. */
function programOf(name: string, path: string): string {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  try {
    return createRequire(import.meta.resolve(`${name}/package.json`)).resolve(path + suffix)
  } catch (cause) {
    throw new Error(`There is no ${name} for this machine (${path})`, { cause })
  }
}
