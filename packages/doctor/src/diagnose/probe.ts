import { corsCheck } from '../simulate/cors-check.js'
import { isForbiddenRequestHeader } from '../simulate/forbidden-request-headers.js'
import { type HeaderList, type Send, toResponseMessage } from '../simulate/http-message.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Evidence } from './finding.js'

/** Sends requests as pages of any origin would. */
export interface Probe {
  /** The request of the page. */
  readonly request: SimulatedRequest
  /**
   * Sends a `GET` with the headers of the page's own request. A second call with the same arguments
   * returns the first response.
   *
   * @param origin the value of `Origin`; with `null`, the request has no `Origin`
   * @param url by default the URL that the page requests
   * @returns `null` if no response came
   */
  ask(origin: string | null, url?: string): Promise<Evidence | null>
  /** All exchanges so far. */
  readonly answers: Evidence[]
  /** Why requests got no response, in one line each. */
  readonly failures: string[]
}

/** An origin that no page has, and that no server lists. */
export const UNLISTED_ORIGIN = 'https://webcors-doctor.example'

/**
 * Creates a probe for the request of a page.
 *
 * @param status of the response that the page got; `null` if it got none
 */
export function createProbe(
  request: SimulatedRequest,
  send: Send,
  status: number | null = null,
): Probe {
  const own = (request.headers ?? []).filter(
    ([name, value]) => !isForbiddenRequestHeader(name, value),
  )
  const answers: Evidence[] = []
  const failures: string[] = []
  const known = new Map<string, Evidence>()
  let count = 0
  /**
   * Whether the server ignores an additional query; `undefined` until the first response shows it.
   */
  let ignoresQuery: boolean | undefined
  const get = async (origin: string | null, url: string): Promise<Evidence> => {
    const headers: HeaderList = origin === null ? own : [...own, ['Origin', origin] as const]
    const asked = { url, method: 'GET', headers }
    return { request: asked, response: toResponseMessage(await send(asked)) }
  }
  const answer = async (origin: string | null, url: string): Promise<Evidence> => {
    if (url !== request.url || ignoresQuery === false) return get(origin, withoutFragment(url))
    const first = await get(origin, withUniqueQuery(url, ++count))
    if (ignoresQuery === true) return first
    const usual = status ?? (await get(origin, withoutFragment(url))).response.status
    ignoresQuery = first.response.status === usual
    return ignoresQuery ? first : get(origin, withoutFragment(url))
  }
  return {
    request,
    answers,
    failures,
    async ask(origin, url = request.url) {
      const key = JSON.stringify([origin, url])
      const before = known.get(key)
      if (before) return before
      try {
        const found = await answer(origin, url)
        answers.push(found)
        known.set(key, found)
        return found
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error))
        return null
      }
    },
  }
}

/** Whether a page of this origin may read the response. */
export function mayRead(origin: string, { response }: Evidence, isCredentialed: boolean): boolean {
  return corsCheck(origin, isCredentialed, response.headers, 'actual') === null
}

/**
 * Adds a query that no other request has, so that no cache can answer with the response to another
 * request.
 */
function withUniqueQuery(url: string, count: number): string {
  const own = new URL(url)
  own.hash = ''
  const random = Math.random().toString(36).slice(2, 8)
  own.searchParams.append('webcors-doctor', `${count}-${random}`)
  return own.href
}

function withoutFragment(url: string): string {
  const [rest = ''] = url.split('#')
  return rest
}
