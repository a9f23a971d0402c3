import { readFileSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'

const APP = fileURLToPath(new URL('../', import.meta.url))

/** wrangler asks for a newer Node.js than these apps: it gets the one that runs this. */
const PATH = [`${APP}node_modules/.bin`, dirname(process.execPath), process.env['PATH'] ?? '']

/** Starts a Worker as `npm start` does, on a free port. */
export function startWorker(main = ''): Promise<ServerProcess> {
  const { scripts } = JSON.parse(readFileSync(`${APP}package.json`, 'utf8'))
  const options =
    '--ip 127.0.0.1 --port 0 --inspector-port 0 --show-interactive-dev-session=false --log-level log'
  return startServerProcess({
    command: `${scripts.start} ${main} ${options}`,
    cwd: APP,
    env: {
      PATH: PATH.join(delimiter),
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_SEND_METRICS: 'false',
    },
    timeoutSeconds: 100,
  })
}
