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
   * Asks as a page of this origin would, or as whoever sends no `Origin`: with `GET`, and the page's own headers.
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

export function createProbe(request: SimulatedRequest, send: Send): Probe {
  const own = (request.headers ?? []).filter(
    ([name, value]) => !isForbiddenRequestHeader(name, value),
  )
  const answers: Evidence[] = []
  const silences: string[] = []
  const known = new Map<string, Evidence>()
  return {
    request,
    answers,
    silences,
    async ask(origin, url = request.url) {
      const key = JSON.stringify([origin, url])
      const before = known.get(key)
      if (before) return before
      const headers: HeaderList = origin === null ? own : [...own, ['Origin', origin] as const]
      const asked = { url: withOwnQuery(url, known.size + silences.length), method: 'GET', headers }
      try {
        const answer = { request: asked, response: toResponseMessage(await send(asked)) }
        answers.push(answer)
        known.set(key, answer)
        return answer
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
  own.searchParams.append('webcors-doctor', `${count}-${Math.random().toString(36).slice(2, 8)}`)
  return own.href
}
