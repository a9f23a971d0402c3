import { delimiter, dirname } from 'node:path'

/** Arguments of `wrangler dev`: a free port of loopback, and no interactive session. */
export const WRANGLER_OPTIONS: readonly string[] = [
  '--ip=127.0.0.1',
  '--port=0',
  '--inspector-port=0',
  '--show-interactive-dev-session=false',
  '--log-level=log',
]

/**
 * Variables of `wrangler dev`. They select the running Node.js, because wrangler needs a newer one
 * than the packages do.
 */
export const WRANGLER_ENV: Readonly<Record<string, string>> = {
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
}
