import type { IncomingMessage } from 'node:http'

/** The path and query of a request; of what is no path, such as `*`, the root's. Never throws. */
export function requestUrl({ url }: IncomingMessage): URL {
  return new URL(`http://localhost${url?.startsWith('/') ? url : '/'}`)
}
