import { isDeepStrictEqual } from 'node:util'
import {
  CookieJar,
  type CookieEvent,
  type Send,
  simulate,
  type ThirdPartyCookies,
} from '@webcors/doctor'
import type { PageRequest } from '../lab/lab-case.ts'
import type { Pages } from '../lab/pages.ts'
import { answerOf, planOf, startCookieServer } from './cookie-server.ts'
import type { CookieCase, CookieGroup, CookieStep } from './generate-visits.ts'

/** A request whose cookies the doctor named otherwise than the engine sent them. */
export interface CookieDisagreement {
  readonly id: string
  /** What led there: every request of the case, and what the doctor said of its cookies. */
  readonly story: readonly string[]
  readonly url: string
  readonly predicted: readonly string[] | null
  readonly seen: readonly string[] | null
}

export interface CookieReport {
  readonly cases: number
  readonly requests: number
  /** Cookies that were sent. */
  readonly sent: number
  /** Cookies that the doctor says are not stored, or not sent. */
  readonly heldBack: number
  readonly disagreements: readonly CookieDisagreement[]
}

/** Holds what the doctor says of cookies against what an engine stores and sends. */
export async function verifyCookies(
  pages: Pages,
  groups: readonly CookieGroup[],
  thirdPartyCookies: ThirdPartyCookies,
): Promise<CookieReport> {
  const cases = groups.flatMap((group) => group.cases)
  const server = await startCookieServer(cases)
  const plan = planOf(cases)
  const jar = new CookieJar({ thirdPartyCookies })
  const stories = new Map<string, string[]>(cases.map(({ id }) => [id, []]))
  const disagreements: CookieDisagreement[] = []
  let [requests, sent, heldBack] = [0, 0, 0]
  for (const url of cases.flatMap(urlsOf)) pages.lead(new URL(url).hostname, server)
  try {
    for (const { pages: origins, cases: own } of groups) {
      for (const [at, origin] of origins.entries()) {
        const steps = own.flatMap(({ id, steps }) => ({ id, step: steps[at] as CookieStep }))
        await pages.run(
          origin,
          steps.map(({ step }) => requestOf(step)),
        )
        for (const { id, step } of steps) {
          const predicted = new Map<string, readonly string[]>()
          const send: Send = ({ url, method, headers }) => {
            const path = new URL(url).pathname
            const planned = plan.get(path)
            if (!planned) throw new Error(`Nobody answers at ${path}`)
            const [, cookies = ''] = headers.find(([name]) => name === 'Cookie') ?? []
            if (method !== 'OPTIONS')
              predicted.set(path, cookies.split('; ').filter(Boolean).toSorted())
            return answerOf(planned, { method, headers })
          }
          const { url, headers, credentials } = requestOf(step)
          const { exchanges } = await simulate({ origin, url, headers, credentials }, send, {
            engine: pages.engine,
            cookies: jar,
          })
          const story = stories.get(id) ?? []
          story.push(`page ${origin}, credentials ${step.credentials}`)
          for (const exchange of exchanges) {
            story.push(`  ${exchange.request.method} ${exchange.request.url}`)
            const events = exchange.cookies.map((event) => `    ${tell(event)}`)
            const lines = exchange.response?.headers.filter(([name]) => name === 'Set-Cookie') ?? []
            heldBack += exchange.cookies.filter(({ because }) => because !== null).length
            story.push(...lines.map(([, line]) => `    Set-Cookie: ${line}`), ...events)
          }
          for (const url of urlsOf({ id, steps: [step] })) {
            const path = new URL(url).pathname
            const seen = server.received(path)
            requests += 1
            sent += seen?.length ?? 0
            const expected = predicted.get(path) ?? null
            if (isDeepStrictEqual(seen, expected)) continue
            disagreements.push({ id, story: [...story], url, predicted: expected, seen })
          }
        }
      }
    }
    if (server.hadCookiesInPreflight) throw new Error('A preflight brought cookies')
  } finally {
    server.close()
  }
  return { cases: cases.length, requests, sent, heldBack, disagreements }
}

function urlsOf({ steps }: CookieCase): readonly string[] {
  return steps.flatMap(({ url, redirect }) => (redirect === null ? [url] : [url, redirect.url]))
}

function requestOf({ url, credentials, hasPreflight }: CookieStep): PageRequest {
  return {
    api: 'fetch',
    url,
    method: 'GET',
    headers: hasPreflight ? [['X-A', '1']] : [],
    credentials,
    redirect: 'follow',
    body: null,
    upload: false,
    times: 1,
  }
}

function tell({ name, value, event, because }: CookieEvent): string {
  return `${name}=${value} ${event}${because === null ? '' : `: ${because}`}`
}
