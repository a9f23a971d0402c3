import { type ConformanceSend, type RawResponse, sendRaw } from '@webcors/conformance'

/** The parts of a request beside the method, the path and the origin. */
export type More = Pick<ConformanceSend, 'body'> & Partial<Pick<ConformanceSend, 'headers'>>

/** Sends one request; `null` sends no `Origin`. */
export type Ask = (
  line: `${string} ${string}`,
  origin: string | null,
  more?: More,
) => Promise<RawResponse>

const TIMEOUT_SECONDS = 15

/**
 * Creates the function with which a test sends requests to a server.
 *
 * @param url returns the URL of the server, once the server runs
 * @example
 * ```ts
 * const ask = askAt(() => server.url)
 * await ask('GET /news', 'https://news.example.com')
 * ```
 */
export function askAt(url: () => string): Ask {
  return (line, origin, { headers = [], body = '' } = {}) => {
    const [method = '', path = ''] = line.split(' ')
    const own = origin === null ? [] : [['Origin', origin] as const]
    return sendRaw(url(), { method, path, headers: [...own, ...headers], body }, TIMEOUT_SECONDS)
  }
}

/** Returns the headers of a CORS-preflight request. */
export function preflightOf(method: string, names?: string): More {
  return {
    headers: [
      ['Access-Control-Request-Method', method],
      ...(names === undefined ? [] : [['Access-Control-Request-Headers', names] as const]),
    ],
  }
}
