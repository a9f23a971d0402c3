import type { IncomingMessage } from 'node:http'

/**
 * Reads the path and query of a request. A target that is not a path, such as `*`, counts as the
 * root. Never throws.
 */
export function requestUrl({ url }: IncomingMessage): URL {
  return new URL(`http://localhost${url?.startsWith('/') ? url : '/'}`)
}
