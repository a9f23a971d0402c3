import { corsCheck } from '../simulate/cors-check.js'
import { isForbiddenRequestHeader } from '../simulate/forbidden-request-headers.js'
import { type HeaderList, type Send, toResponseMessage } from '../simulate/http-message.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Evidence } from './finding.js'

/** Asks a server what a page of some origin would get. */
export interface Probe {
  /** What the page asks for. */
  readonly request: SimulatedRequest
  /**
   * Asks as a page of this origin would, or as a client that sends no `Origin`: with `GET`, and the page's own headers.
   *
   * @returns `null` where no answer came
   */
  ask(origin: string | null, url?: string): Promise<Evidence | null>
  /** Everything that was answered so far. */
  readonly answers: Evidence[]
  /** Why others were not, in one line each. */
  readonly silences: string[]
}

/** The origin of another page, which nobody has. */
export const STRANGER = 'https://webcors-doctor.example'

/** @param status of the answer that the page itself got; `null` where it got none */
export function createProbe(
  request: SimulatedRequest,
  send: Send,
  status: number | null = null,
): Probe {
  const own = (request.headers ?? []).filter(
    ([name, value]) => !isForbiddenRequestHeader(name, value),
  )
  const answers: Evidence[] = []
  const silences: string[] = []
  const known = new Map<string, Evidence>()
  let count = 0
  /** Whether a query of its own leads to the same resource; not known yet where it is `undefined`. */
  let hasOwnUrls: boolean | undefined
  const get = async (origin: string | null, url: string): Promise<Evidence> => {
    const headers: HeaderList = origin === null ? own : [...own, ['Origin', origin] as const]
    const asked = { url, method: 'GET', headers }
    return { request: asked, response: toResponseMessage(await send(asked)) }
  }
  const answer = async (origin: string | null, url: string): Promise<Evidence> => {
    if (url !== request.url || hasOwnUrls === false) return get(origin, withoutFragment(url))
    const first = await get(origin, withOwnQuery(url, ++count))
    if (hasOwnUrls === true) return first
    const usual = status ?? (await get(origin, withoutFragment(url))).response.status
    hasOwnUrls = first.response.status === usual
    return hasOwnUrls ? first : get(origin, withoutFragment(url))
  }
  return {
    request,
    answers,
    silences,
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
        silences.push(error instanceof Error ? error.message : String(error))
        return null
      }
    },
  }
}

/** Whether a page of this origin may read the answer. */
export function mayRead(origin: string, { response }: Evidence, isCredentialed: boolean): boolean {
  return corsCheck(origin, isCredentialed, response.headers, 'actual') === null
}

/** Each probe has a URL of its own, so that no cache answers one with what it kept for another. */
function withOwnQuery(url: string, count: number): string {
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
