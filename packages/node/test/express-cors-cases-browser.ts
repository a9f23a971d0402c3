// What a browser makes of a server's answers, by the letter of the Fetch standard, and nothing more.
import { request } from 'node:http'

/** What a script asks for. */
export interface Page {
  /** As the browser serializes it; `self` is the server's own. */
  readonly origin: string
  readonly path?: string
  readonly method?: string
  /** The names of the headers that the script sets. */
  readonly headers?: readonly string[]
  readonly credentials?: true
}

/** What it comes to. */
export interface Conclusion {
  /** The status that the script reads. */
  readonly reads: number | 'blocked'
  /** The headers of the application's own (`custom-…`) that the script reads. */
  readonly sees?: readonly string[]
  /** Whether a preflight, where there was one, failed, or was kept when the script asked for the same ten seconds later. */
  readonly preflight?: 'failed' | 'kept' | 'again'
  /** What caches, the browser's own one too, tell responses apart by. */
  readonly vary?: readonly string[]
}

interface Answer {
  readonly status: number
  readonly headers: Headers
}

const TEN_SECONDS = 10

/** Fetch, "HTTP fetch", with an empty preflight cache. */
export async function conclude(server: string, page: Page): Promise<Conclusion> {
  const { path = '/', headers: names = [] } = page
  const url = new URL(path, server)
  const method = normalize(page.method ?? 'GET')
  const isSafelisted = ['GET', 'HEAD', 'POST'].includes(method)
  const isSame = page.origin === 'self'
  const origin = isSame ? server : page.origin
  const unsafe = names.map((name) => name.toLowerCase()).toSorted()

  let preflight: Conclusion['preflight']
  if (!isSame && (unsafe.length > 0 || !isSafelisted)) {
    const answer = await ask(url, 'OPTIONS', {
      Origin: origin,
      'Access-Control-Request-Method': method,
      ...(unsafe.length > 0 && { 'Access-Control-Request-Headers': unsafe.join(',') }),
    })
    if (!isPreflightOk(answer, page, method, unsafe))
      return { reads: 'blocked', preflight: 'failed' }
    // "CORS-preflight fetch", step 7.9: five seconds where nothing is said.
    const maxAge = answer.headers.get('Access-Control-Max-Age') ?? '5'
    preflight = /^\d+$/.test(maxAge) && Number(maxAge) > TEN_SECONDS ? 'kept' : 'again'
  }

  // "Append a request Origin header".
  const sent = isSame && ['GET', 'HEAD'].includes(method) ? {} : { Origin: origin }
  const answer = await ask(url, method, {
    ...sent,
    ...Object.fromEntries(names.map((name) => [name, '1'])),
  })
  const isReadable = isSame || isAllowed(answer, page)
  const sees = isReadable ? exposed(answer, page) : []
  const vary = list(answer, 'Vary')?.map((name) => name.toLowerCase()) ?? []
  return {
    reads: isReadable ? answer.status : 'blocked',
    ...(sees.length > 0 && { sees }),
    ...(preflight && { preflight }),
    ...(vary.length > 0 && { vary: vary.toSorted() }),
  }
}

/** "CORS check". */
function isAllowed({ headers }: Answer, { origin, credentials }: Page): boolean {
  const allowed = headers.get('Access-Control-Allow-Origin')
  if (!credentials && allowed === '*') return true
  if (allowed !== origin) return false
  return !credentials || headers.get('Access-Control-Allow-Credentials') === 'true'
}

/** "CORS-preflight fetch", step 7. */
function isPreflightOk(
  answer: Answer,
  page: Page,
  method: string,
  unsafe: readonly string[],
): boolean {
  if (!isAllowed(answer, page) || answer.status < 200 || answer.status > 299) return false
  const methods = list(answer, 'Access-Control-Allow-Methods')
  const names = list(answer, 'Access-Control-Allow-Headers')?.map((name) => name.toLowerCase())
  if (!methods || !names) return false
  const any = (allowed: readonly string[]): boolean => !page.credentials && allowed.includes('*')
  if (!['GET', 'HEAD', 'POST', ...methods].includes(method) && !any(methods)) return false
  return unsafe.every((name) => names.includes(name) || (name !== 'authorization' && any(names)))
}

/** "Main fetch", step 14, for the headers that the application set. */
function exposed(answer: Answer, page: Page): readonly string[] {
  const own = [...answer.headers.keys()].filter((name) => name.startsWith('custom-'))
  if (page.origin === 'self') return own
  const names = (list(answer, 'Access-Control-Expose-Headers') ?? []).map((name) =>
    name.toLowerCase(),
  )
  return own.filter((name) => names.includes(name) || (!page.credentials && names.includes('*')))
}

/** "Extract header list values": names, none where the header is absent, `null` for failure. */
function list({ headers }: Answer, name: string): readonly string[] | null {
  const members = (headers.get(name) ?? '').split(',').map((member) => member.trim())
  const names = members.filter((member) => member !== '')
  return names.every((member) => /^[!#$%&'*+.^`|~\w-]+$/.test(member)) ? names : null
}

/** "Normalize a method". */
function normalize(method: string): string {
  const upper = method.toUpperCase()
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method
}

function ask(url: URL, method: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const lines = new Headers()
      for (const [name, values] of Object.entries(response.headersDistinct)) {
        for (const value of values ?? []) lines.append(name, value)
      }
      response
        .resume()
        .once('end', () => resolve({ status: response.statusCode ?? 0, headers: lines }))
    })
    sent.once('error', reject).end()
  })
}
