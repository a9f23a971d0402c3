import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type ConformanceSend,
  type RawResponse,
  type ServerProcess,
  startServerProcess,
} from '@webcors/conformance'
import { askAt } from '@webcors-labs/testing'

const NEXT_16 = fileURLToPath(new URL('../', import.meta.url))

/** Names that Next itself adds to `Vary`. */
export const NEXT_VARY = [
  'Accept-Encoding',
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
]

interface NextOptions {
  readonly host?: string
  /** The folder of the app. */
  readonly app?: string
}

/** Starts the built app, or the app in development, on a free port. */
export function startNext(
  script: 'start' | 'dev',
  { host = '127.0.0.1', app = NEXT_16 }: NextOptions = {},
): Promise<ServerProcess> {
  const next = createRequire(join(app, 'package.json')).resolve('next/dist/bin/next')
  return startServerProcess({
    command: [process.execPath, next, script, '-H', host, '-p', '0'],
    cwd: app,
    env: {
      NEXT_TELEMETRY_DISABLED: '1',
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    },
  })
}

/** Sends a request as a page of this origin does. */
export function ask(
  server: ServerProcess,
  line: `${string} ${string}`,
  origin = 'https://app.example.com',
  headers: ConformanceSend['headers'] = [],
  body = '',
): Promise<RawResponse> {
  return askAt(() => server.url)(line, origin, { headers, body })
}
