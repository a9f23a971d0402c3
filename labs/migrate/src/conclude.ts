// The conclusions of a browser from a server's responses, by the steps of the Fetch standard.

/** A server, over HTTP or in process. */
export interface Server {
  /** The origin of the server. */
  readonly origin: string
  ask(method: string, path: string, headers: Readonly<Record<string, string>>): Promise<Answer>
}

/** A request of a script. */
export interface Page {
  /** The origin of the page, as the browser serializes it. `self` is the server's own origin. */
  readonly origin: string
  readonly path?: string
  readonly method?: string
  /** The names of the headers that the script sets. */
  readonly headers?: readonly string[]
  readonly credentials?: true
}

/** The result of a request for the script and for caches. */
export interface Conclusion {
  /** The status that the script reads. */
  readonly reads: number | 'blocked'
  /** The application's own headers (`custom-…`, `X-Total`, `Link`) that the script reads. */
  readonly sees?: readonly string[]
  /**
   * The result of the preflight, if there was one: whether the browser still keeps the response
   * after ten seconds.
   */
  readonly preflight?: 'failed' | 'kept' | 'again'
  /** The request headers by which caches tell responses apart, the browser's own cache too. */
  readonly vary?: readonly string[]
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
}

const TEN_SECONDS = 10

/**
 * Sends the requests of a browser with an empty preflight cache.
 *
 * @see https://fetch.spec.whatwg.org/#http-fetch
 */
export async function conclude(server: Server, page: Page): Promise<Conclusion> {
  const { path = '/', headers: names = [] } = page
  const method = normalize(page.method ?? 'GET')
  const isSafelisted = ['GET', 'HEAD', 'POST'].includes(method)
  const isSame = page.origin === 'self'
  const origin = isSame ? server.origin : page.origin
  const unsafe = names.map((name) => name.toLowerCase()).toSorted()

  let preflight: Conclusion['preflight']
  if (!isSame && (unsafe.length > 0 || !isSafelisted)) {
    const answer = await server.ask('OPTIONS', path, {
      Origin: origin,
      'Access-Control-Request-Method': method,
      ...(unsafe.length > 0 && { 'Access-Control-Request-Headers': unsafe.join(',') }),
    })
    if (!isPreflightOk(answer, page, method, unsafe))
      return { reads: 'blocked', preflight: 'failed' }
    // https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7.9: five seconds if the header is
    // missing or invalid.
    const maxAge = answer.headers.get('Access-Control-Max-Age') ?? '5'
    preflight = /^\d+$/.test(maxAge) && Number(maxAge) > TEN_SECONDS ? 'kept' : 'again'
  }

  // https://fetch.spec.whatwg.org/#append-a-request-origin-header
  const sent = isSame && ['GET', 'HEAD'].includes(method) ? {} : { Origin: origin }
  const answer = await server.ask(method, path, {
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

/** @see https://fetch.spec.whatwg.org/#cors-check */
function isAllowed({ headers }: Answer, { origin, credentials }: Page): boolean {
  const allowed = headers.get('Access-Control-Allow-Origin')
  if (!credentials && allowed === '*') return true
  if (allowed !== origin) return false
  return !credentials || headers.get('Access-Control-Allow-Credentials') === 'true'
}

/** @see https://fetch.spec.whatwg.org/#cors-preflight-fetch step 7 */
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

/**
 * @see https://fetch.spec.whatwg.org/#main-fetch step 14, for the headers that the application set
 */
function exposed(answer: Answer, page: Page): readonly string[] {
  const own = [...answer.headers.keys()].filter((name) => /^(custom-|x-total$|link$)/.test(name))
  if (page.origin === 'self') return own
  const names = (list(answer, 'Access-Control-Expose-Headers') ?? []).map((name) =>
    name.toLowerCase(),
  )
  return own.filter((name) => names.includes(name) || (!page.credentials && names.includes('*')))
}

/**
 * Reads the names in a header.
 *
 * @returns the names, an empty list if the header is absent, or `null` for failure
 * @see https://fetch.spec.whatwg.org/#extract-header-list-values
 */
function list({ headers }: Answer, name: string): readonly string[] | null {
  const members = (headers.get(name) ?? '').split(',').map((member) => member.trim())
  const names = members.filter((member) => member !== '')
  return names.every((member) => /^[!#$%&'*+.^`|~\w-]+$/.test(member)) ? names : null
}

/** @see https://fetch.spec.whatwg.org/#concept-method-normalize */
function normalize(method: string): string {
  const upper = method.toUpperCase()
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method
}
