import { parseCookie } from '../cookies/cookie.js'
import type { CookieJar } from '../cookies/cookie-jar.js'
import { createCookieContext } from '../cookies/cookie-context.js'
import { type CookieRefusal, refusalToStore } from '../cookies/cookie-refusal.js'
import { linesOf } from '../simulate/header-list.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Simulation } from '../simulate/simulation.js'
import type { Engine } from '../tables/message-template.js'
import type { Evidence, Finding } from './finding.js'

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit']
const NAMES: Readonly<Record<Engine, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'Safari',
}

type CookieProblem = Pick<Finding, 'code' | 'severity' | 'message' | 'fix'>

/**
 * Reports cookies of responses that browsers do not store, or do not send with the next request of
 * the page. CORS allows such a page, but the server does not recognize its user and answers 401.
 */
export async function checkCookies(
  request: SimulatedRequest,
  answers: readonly Evidence[],
): Promise<readonly Finding[]> {
  if (request.credentials !== 'include') return []
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const answer of answers) {
    for (const line of linesOf(answer.response.headers, 'Set-Cookie')) {
      const name = parseCookie(line, 0)?.name
      if (name === undefined || seen.has(name)) continue
      seen.add(name)
      const found = await findCookieProblem(line, request.origin, new URL(answer.request.url))
      if (found !== null) findings.push({ ...found, evidence: [answer], fixes: [] })
    }
  }
  return findings
}

/** Asks each engine whether it stores the cookie. */
async function findCookieProblem(
  line: string,
  origin: string,
  url: URL,
): Promise<CookieProblem | null> {
  const cookie = parseCookie(line, Date.now())
  if (cookie === null) return null
  const { name } = cookie
  const refusals: { readonly engine: Engine; readonly why: CookieRefusal }[] = []
  for (const engine of ENGINES) {
    const why = refusalToStore(cookie, await createCookieContext(origin, [url], engine))
    if (why !== null) refusals.push({ engine, why })
  }
  const [first, ...others] = refusals
  if (first === undefined) return null
  if (others.length === ENGINES.length - 1) {
    return {
      code: 'cookie-not-stored',
      severity: 'error',
      message: `No browser stores the cookie ${name}: ${first.why.because}.`,
      fix: first.why.fix,
    }
  }
  if (first.engine === 'webkit') {
    return {
      code: 'cookie-not-sent',
      severity: 'warning',
      message: `The cookie ${name} belongs to another site than the page, and is not Partitioned. Safari does not store it, and neither does Chromium for visitors who block third-party cookies. Firefox keeps it apart for each site of a page. The next request then has no login.`,
      fix: `Add "Partitioned" to the cookie ${name}, or serve the page and the API from one site.`,
    }
  }
  const sentences = refusals.map(
    ({ engine, why }) => `${NAMES[engine]} does not store the cookie ${name}: ${why.because}.`,
  )
  return {
    code: 'cookie-not-stored',
    severity: 'error',
    message: sentences.join(' '),
    fix: first.why.fix,
  }
}

/** Reports the visitor's cookies for this URL that the browser does not send. */
export async function checkSentCookies(
  request: SimulatedRequest,
  { exchanges }: Simulation,
  jar: CookieJar | undefined,
  engine: Engine | undefined,
): Promise<readonly Finding[]> {
  if (jar === undefined) return []
  const findings: Finding[] = []
  const add = (name: string, why: CookieRefusal, evidence: readonly Evidence[]): void => {
    if (findings.some(({ message }) => message.startsWith(`The cookie ${name} `))) return
    findings.push({
      code: 'cookie-not-sent',
      severity: 'error',
      message: `The cookie ${name} is not sent with the request: ${why.because}.`,
      fix: why.fix,
      evidence,
      fixes: [],
    })
  }
  for (const { phase, request: sent, response, isCredentialed, cookies } of exchanges) {
    if (phase === 'preflight') continue
    const evidence = response === null ? [] : [{ request: sent, response }]
    if (!isCredentialed) {
      const { origin } = request
      const held = await jar.take({ origin, urls: [new URL(sent.url)], engine })
      for (const { name } of held) add(name, WITHOUT_CREDENTIALS, evidence)
    }
    for (const { name, because, fix } of cookies.filter(({ event }) => event === 'not-sent')) {
      if (because !== null && fix !== null) add(name, { because, fix }, evidence)
    }
  }
  return findings
}

const WITHOUT_CREDENTIALS: CookieRefusal = {
  because: 'the script sends it without credentials',
  fix: 'Write credentials: "include" in the page, or withCredentials = true for XMLHttpRequest.',
}
