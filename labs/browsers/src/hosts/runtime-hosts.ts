import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bunProgram, denoProgram, WRANGLER_ENV, WRANGLER_OPTIONS } from '@webcors-labs/testing'
import type { Start } from './host.ts'
import { APP, startProgram } from './start-program.ts'

/** The fetch host on other runtimes, which `pnpm install` installs. */
export const RUNTIME_HOSTS = {
  Deno: (policies) => {
    const permissions = ['--allow-net', '--allow-env=POLICIES', '--no-lock']
    return startProgram([denoProgram(), 'run', ...permissions, 'runtimes/deno.ts'], policies)
  },
  Bun: (policies) => {
    return startProgram([bunProgram(), 'runtimes/bun.ts'], policies)
  },
  Workers: async (policies) => {
    // Each start has its own configuration file, because a Worker reads its variables from there.
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
    try {
      const host = await startProgram(
        [process.execPath, wrangler, 'dev', '--config', config, ...WRANGLER_OPTIONS],
        new Map(),
        WRANGLER_ENV,
      )
      return { port: host.port, close: async () => (await host.close(), removeFolder()) }
    } catch (error) {
      removeFolder()
      throw error
    }
  },
} satisfies Readonly<Record<string, Start>>
