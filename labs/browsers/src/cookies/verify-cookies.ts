import { isDeepStrictEqual } from 'node:util'
import {
  type CookieEvent,
  CookieJar,
  type Exchange,
  type Send,
  simulate,
  type ThirdPartyCookies,
} from '@webcors/doctor'
import type { PageRequest } from '../lab/lab-case.ts'
import type { Pages } from '../lab/pages.ts'
import { answerOf, planOf, startCookieServer } from './cookie-server.ts'
import type { CookieCase, CookieGroup, CookieStep } from './generate-visits.ts'

/** A request whose predicted cookies differ from the cookies that the engine sent. */
export interface CookieDisagreement {
  readonly id: string
  /** Every request of the case so far, with the doctor's prediction about its cookies. */
  readonly story: readonly string[]
  readonly url: string
  readonly predicted: readonly string[] | null
  readonly seen: readonly string[] | null
}

export interface CookieReport {
  readonly cases: number
  readonly requests: number
  /** The number of cookies that were sent. */
  readonly sent: number
  /** The number of cookies that are not stored or not sent, by the doctor's prediction. */
  readonly heldBack: number
  readonly disagreements: readonly CookieDisagreement[]
}

/**
 * Compares the doctor's predictions about cookies with the cookies that an engine stores and sends.
 */
export async function verifyCookies(
  pages: Pages,
  groups: readonly CookieGroup[],
  thirdPartyCookies: ThirdPartyCookies,
): Promise<CookieReport> {
  const cases = groups.flatMap((group) => group.cases)
  const server = await startCookieServer(cases)
  const visitor = createVisitor(cases, pages.engine, thirdPartyCookies)
  const disagreements: CookieDisagreement[] = []
  let [requests, sent, heldBack] = [0, 0, 0]
  for (const url of cases.flatMap(urlsOf)) pages.lead(new URL(url).hostname, server)
  try {
    for (const { origin, steps } of groups.flatMap(visitsOf)) {
      await pages.run(
        origin,
        steps.map(({ step }) => requestOf(step)),
      )
      for (const { id, step } of steps) {
        const { story, predicted, withheld } = await visitor(id, origin, step)
        heldBack += withheld
        for (const url of urlsOf({ id, steps: [step] })) {
          const path = new URL(url).pathname
          const [seen, expected] = [server.received(path), predicted.get(path) ?? null]
          requests += 1
          sent += seen?.length ?? 0
          if (isDeepStrictEqual(seen, expected)) continue
          disagreements.push({ id, story, url, predicted: expected, seen })
        }
      }
    }
    if (server.hadCookiesInPreflight) throw new Error('The engine sent cookies in a preflight')
  } finally {
    server.close()
  }
  return { cases: cases.length, requests, sent, heldBack, disagreements }
}

/**
 * Returns the pages of a group in the order in which they are opened, each with one step of every
 * case.
 */
function visitsOf({ pages, cases }: CookieGroup) {
  return pages.map((origin, at) => ({
    origin,
    steps: cases.flatMap(({ id, steps }) => {
      const step = steps[at]
      return step === undefined ? [] : [{ id, step }]
    }),
  }))
}

interface Predicted {
  /** Every request of the case so far, with the predictions. */
  readonly story: readonly string[]
  /** The predicted cookies of the request for each path. */
  readonly predicted: ReadonlyMap<string, readonly string[]>
  /** The number of cookies that are not stored or not sent. */
  readonly withheld: number
}

/**
 * Creates a function that predicts each step of a visitor. The simulated browser keeps cookies from
 * one step to the next.
 */
function createVisitor(
  cases: readonly CookieCase[],
  engine: Pages['engine'],
  thirdPartyCookies: ThirdPartyCookies,
): (id: string, origin: string, step: CookieStep) => Promise<Predicted> {
  const plan = planOf(cases)
  const cookies = new CookieJar({ thirdPartyCookies })
  const stories = new Map<string, readonly string[]>()
  return async (id, origin, step) => {
    const predicted = new Map<string, readonly string[]>()
    const send: Send = ({ url, method, headers }) => {
      const path = new URL(url).pathname
      const planned = plan.get(path)
      if (!planned) throw new Error(`No case has the path ${path}`)
      const [, line = ''] = headers.find(([name]) => name === 'Cookie') ?? []
      if (method !== 'OPTIONS') predicted.set(path, line.split('; ').filter(Boolean).toSorted())
      return answerOf(planned, { method, headers })
    }
    const { url, headers, credentials } = requestOf(step)
    const request = { origin, url, headers, credentials }
    const { exchanges } = await simulate(request, send, { engine, cookies })
    const story = [
      ...(stories.get(id) ?? []),
      `page ${origin}, credentials ${credentials}`,
      ...exchanges.flatMap(describeExchange),
    ]
    stories.set(id, story)
    const events = exchanges.flatMap((exchange) => exchange.cookies)
    return { story, predicted, withheld: events.filter(({ because }) => because !== null).length }
  }
}

function describeExchange({ request, response, cookies }: Exchange): readonly string[] {
  const lines = response?.headers.filter(([name]) => name === 'Set-Cookie') ?? []
  return [
    `  ${request.method} ${request.url}`,
    ...lines.map(([, line]) => `    Set-Cookie: ${line}`),
    ...cookies.map((event) => `    ${describeEvent(event)}`),
  ]
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

function describeEvent({ name, value, event, because }: CookieEvent): string {
  return `${name}=${value} ${event}${because === null ? '' : `: ${because}`}`
}
