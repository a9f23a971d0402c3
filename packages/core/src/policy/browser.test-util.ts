// The client side of the CORS protocol, as the Fetch standard (https://fetch.spec.whatwg.org)
// describes it. It shares no code with the package that it checks.

/** The request of a page. */
export interface PageRequest {
  readonly origin: string
  readonly method: string
  /** Names of CORS-unsafe request-headers that the page sets. */
  readonly headerNames: readonly string[]
  readonly credentials: 'omit' | 'include'
  /**
   * Whether the page has an upload listener or a streamed body, which causes a preflight even for a
   * simple `POST`.
   */
  readonly forcePreflight: boolean
}

/** The result for the page, and whether there was a preflight. */
export interface PageResult {
  readonly readable: boolean
  readonly preflight: boolean
  readonly why: string
}

type Handler = (request: Request) => Response | Promise<Response>

const URL = 'https://api.example.com/things'

/** https://fetch.spec.whatwg.org/#cors-check */
function corsCheck(response: Response, { origin, credentials }: PageRequest): boolean {
  const allowOrigin = response.headers.get('Access-Control-Allow-Origin')
  if (allowOrigin === null) return false
  if (credentials !== 'include' && allowOrigin === '*') return true
  if (allowOrigin !== origin) return false
  if (credentials !== 'include') return true
  return response.headers.get('Access-Control-Allow-Credentials') === 'true'
}

/**
 * https://fetch.spec.whatwg.org/#extract-header-list-values for a list of tokens: `null` if it is
 * absent, `undefined` for failure.
 */
function extract(response: Response, name: string): readonly string[] | null | undefined {
  const value = response.headers.get(name)
  if (value === null) return null
  const members = value.split(',').map((member) => member.replaceAll(/^[ \t]+|[ \t]+$/g, ''))
  const names = members.filter((member) => member !== '')
  return names.every((member) => /^[!#$%&'*+.^`|~\w-]+$/.test(member)) ? names : undefined
}

/** https://fetch.spec.whatwg.org/#concept-method-normalize */
function normalize(method: string): string {
  const upper = method.toUpperCase()
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch from step 7 on. */
function preflightFailure(response: Response, page: PageRequest, method: string): string | null {
  const include = page.credentials === 'include'
  if (!corsCheck(response, page)) return 'preflight: CORS check'
  if (response.status < 200 || response.status > 299) return 'preflight: status'
  const extracted = extract(response, 'Access-Control-Allow-Methods')
  const headerNames = extract(response, 'Access-Control-Allow-Headers')
  if (extracted === undefined || headerNames === undefined) return 'preflight: extraction'
  const methods = extracted === null && page.forcePreflight ? [method] : (extracted ?? [])
  const isSafelisted = ['GET', 'HEAD', 'POST'].includes(method)
  if (!methods.includes(method) && !isSafelisted && (include || !methods.includes('*'))) {
    return 'preflight: method'
  }
  const listed = (headerNames ?? []).map((name) => name.toLowerCase())
  for (const name of page.headerNames.map((unsafe) => unsafe.toLowerCase())) {
    if (listed.includes(name)) continue
    if (name === 'authorization' || include || !listed.includes('*')) return `preflight: ${name}`
  }
  return null
}

/** Whether a browser sends the actual request after the preflight. */
export async function passesPreflight(
  handler: Handler,
  page: Pick<PageRequest, 'origin' | 'method' | 'headerNames'> & Partial<PageRequest>,
): Promise<boolean> {
  const { why } = await browse(handler, { credentials: 'omit', forcePreflight: true, ...page })
  return !why.startsWith('preflight')
}

/**
 * https://fetch.spec.whatwg.org/#concept-http-fetch for a page of another origin, with an empty
 * CORS-preflight cache.
 */
export async function browse(handler: Handler, page: PageRequest): Promise<PageResult> {
  const method = normalize(page.method)
  const unsafe = page.headerNames.map((name) => name.toLowerCase()).toSorted()
  const preflight =
    page.forcePreflight || unsafe.length > 0 || !['GET', 'HEAD', 'POST'].includes(method)
  if (preflight) {
    const headers = new Headers({ Origin: page.origin, 'Access-Control-Request-Method': method })
    if (unsafe.length > 0) headers.set('Access-Control-Request-Headers', unsafe.join(','))
    const why = preflightFailure(
      await handler(new Request(URL, { method: 'OPTIONS', headers })),
      page,
      method,
    )
    if (why !== null) return { readable: false, preflight, why }
  }
  const headers = new Headers({ Origin: page.origin })
  for (const name of page.headerNames) headers.set(name, '1')
  const response = await handler(new Request(URL, { method, headers }))
  const readable = corsCheck(response, page)
  return { readable, preflight, why: readable ? '' : 'CORS check' }
}
