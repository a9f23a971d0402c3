import { readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { folderOf, WRANGLER_ENV, WRANGLER_OPTIONS } from '@webcors-labs/testing'

const APP = folderOf(import.meta.url)

/** Starts a Worker as `npm start` does, on a free port. */
export function startWorker(main = ''): Promise<ServerProcess> {
  const { scripts } = JSON.parse(readFileSync(`${APP}package.json`, 'utf8'))
  return startServerProcess({
    command: [scripts.start, main, ...WRANGLER_OPTIONS].join(' '),
    cwd: APP,
    env: {
      ...WRANGLER_ENV,
      PATH: [`${APP}node_modules/.bin`, WRANGLER_ENV['PATH']].join(delimiter),
    },
    timeoutSeconds: 100,
  })
}
