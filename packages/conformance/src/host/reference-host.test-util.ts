import { answerError, type ConformanceApp } from '../app/app.js'
import type { ConformanceHost } from './host.js'
import type { ConformanceOptions, ConformancePolicy } from '../policies/policy.js'
import { serveFetch } from './serve-fetch.test-util.js'

/** Seeded bugs of an adapter, each with the known defect that it causes. */
export const DEFECTS = {
  'matches a suffix': 7,
  'matches without the scheme': 9,
  'upper-cases methods': 11,
  'sends an empty header': 12,
  'echoes names that are not listed': 13,
  'answers every OPTIONS': 14,
  'runs the application for a denied preflight': 15,
  'shows the policy to a denied preflight': 15,
  'leaves preflights to the router': 16,
  'authenticates preflights': 17,
  'echoes lists of any length': 19,
  'refuses the preflight of an upload': 20,
  'leaves errors without headers': 21,
  'leaves thrown redirects without headers': 22,
  'loses Origin from Vary': 23,
  "loses the handler's Vary": 24,
  'doubles names in Vary': 25,
  'sends Vary only to allowed origins': 26,
  'sends Vary if any origin is allowed': 27,
  'doubles the allowed origin': 28,
  'keeps the CORS headers of an upstream': 29,
  'leaves the headers on a shared response object': 30,
  'answers redirects with 200': 31,
  'keeps one cookie': 32,
  'keeps streams back': 32,
  'breaks streams': 33,
  'refuses denied requests': 36,
  'allows the null origin': 26,
  'runs the application twice': 26,
} as const
export type Defect = keyof typeof DEFECTS

/**
 * Creates a host whose adapter supports only lists of exact origins. Its code is simple, and not
 * fast.
 */
export function referenceHost(defect?: Defect): ConformanceHost {
  return {
    name: defect ?? 'reference',
    start: (policy, app) =>
      serveFetch(
        referenceCors(app, policy, (name) => name === defect),
        defect === 'doubles the allowed origin' ? 'Access-Control-Allow-Origin' : '',
      ),
    timeoutSeconds: 5,
  }
}

type Is = (defect: Defect) => boolean

const WELL_KNOWN = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY']

function referenceCors(app: ConformanceApp, policy: ConformancePolicy, is: Is): ConformanceApp {
  const options: ConformanceOptions =
    policy.source.kind === 'options' ? policy.source.options : { origin: '*' }
  let last: Headers | undefined

  return async (request) => {
    const origin = request.headers.get('Origin')
    const allowed = options.origin === '*' ? '*' : allowedOrigin(options, origin, is)
    const vary = options.origin === '*' ? [] : ['Origin']
    if (is('sends Vary if any origin is allowed')) vary.push('Origin')
    const asked = request.headers.get('Access-Control-Request-Method')
    const isPreflight =
      request.method === 'OPTIONS' &&
      ((origin !== null && asked !== null) || is('answers every OPTIONS'))
    const cors = allowed === null ? {} : corsHeaders(options, allowed, isPreflight, is)

    if (isPreflight) {
      if (is('leaves preflights to the router') && request.url.endsWith('/get-only')) {
        return app(request)
      }
      if (is('authenticates preflights') && request.url.endsWith('/unauthorized')) {
        return new Response('who are you?', { status: 401 })
      }
      if (allowed === null) {
        if (is('runs the application for a denied preflight')) await app(request)
        const isShown = is('shows the policy to a denied preflight')
        const headers = isShown ? corsHeaders(options, 'https://x.example', true, is) : {}
        delete headers['Access-Control-Allow-Origin']
        return new Response(null, { status: 403, headers: { ...headers, Vary: 'Origin' } })
      }
      if (
        is('refuses the preflight of an upload') &&
        asked === 'POST' &&
        !options.methods?.includes('POST')
      ) {
        return new Response(null, { status: 403, headers: { Vary: 'Origin' } })
      }
      return answerPreflight(request, options, cors, vary, is)
    }
    if (allowed === null && is('refuses denied requests') && origin !== null) {
      return new Response('CORS error', { status: 500, headers: { Vary: 'Origin' } })
    }
    if (is('runs the application twice')) await app(request.clone())

    const { response, wasThrown } = await settle(app, policy, request)
    if (wasThrown && is('leaves errors without headers')) return response
    const isThrownRedirect = wasThrown && response.status === 302
    if (isThrownRedirect && is('leaves thrown redirects without headers')) return response

    const own = [...response.headers].filter(([name]) => !name.startsWith('access-control-'))
    const headers = new Headers(
      is('keeps the CORS headers of an upstream') ? response.headers : own,
    )
    for (const [name, value] of Object.entries(cors)) headers.set(name, value)
    setVary(headers, vary, allowed, is)
    if (is('leaves the headers on a shared response object') && request.url.endsWith('/shared')) {
      last ??= headers
      return new Response(null, { status: response.status, headers: last })
    }
    if (is('keeps one cookie') && headers.has('Set-Cookie')) {
      headers.set('Set-Cookie', headers.getSetCookie().at(-1) ?? '')
    }
    const isStream = response.headers.get('Content-Type') === 'text/event-stream'
    if (isStream && is('breaks streams')) return new Response('data: 1\n\n', { headers })
    const body = isStream && is('keeps streams back') ? await response.text() : response.body
    const changed = response.status === 302 && is('answers redirects with 200')
    return new Response(body, { status: changed ? 200 : response.status, headers })
  }
}

function allowedOrigin(
  { origin = [] }: ConformanceOptions,
  value: string | null,
  is: Is,
): string | null {
  if (value === null) return null
  const listed = typeof origin === 'string' ? [origin] : origin
  const matches = listed.some(
    (one) =>
      value === one ||
      (is('matches a suffix') && value.endsWith(one.replace('https://', ''))) ||
      (is('matches without the scheme') && value.endsWith(one.replace('https:', ''))) ||
      (is('allows the null origin') && value === 'null'),
  )
  return matches ? value : null
}

function corsHeaders(
  options: ConformanceOptions,
  allowed: string,
  isPreflight: boolean,
  is: Is,
): Record<string, string> {
  const { credentials, exposedHeaders = [] } = options
  const exposed = exposedHeaders === '*' ? '*' : exposedHeaders.join(', ')
  return {
    'Access-Control-Allow-Origin': allowed,
    ...(credentials ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
    ...(!isPreflight && (exposed !== '' || is('sends an empty header'))
      ? { 'Access-Control-Expose-Headers': exposed }
      : {}),
    ...(isPreflight ? { 'Access-Control-Max-Age': String(options.maxAge ?? 7200) } : {}),
  }
}

function answerPreflight(
  request: Request,
  options: ConformanceOptions,
  cors: Record<string, string>,
  vary: readonly string[],
  is: Is,
): Response {
  const { methods = '*', allowedHeaders = '*', credentials, preflightStatus = 204 } = options
  const star = credentials ? [] : ['*']
  const method = request.headers.get('Access-Control-Request-Method') ?? ''
  const list = request.headers.get('Access-Control-Request-Headers') ?? ''
  const names = list.split(',').flatMap((name) => name.trim() || [])
  const valid =
    names.every((name) => /^[\w-]+$/.test(name)) &&
    (list.length < 3000 || is('echoes lists of any length'))
  const anyMethods = [...star, ...WELL_KNOWN, ...(/^[\w-]+$/.test(method) ? [method] : [])]
  const anyHeaders = [...star, 'authorization', ...(valid ? names : [])]
  const echoed = is('echoes names that are not listed') ? names : []
  const listedMethods = methods !== '*' && methods.length > 0 ? methods : ['GET', 'HEAD', 'POST']
  const allowMethods = methods === '*' ? anyMethods : listedMethods
  const allowHeaders = allowedHeaders === '*' ? anyHeaders : [...allowedHeaders, ...echoed]
  const cased = is('upper-cases methods')
    ? allowMethods.map((name) => name.toUpperCase())
    : allowMethods
  const headers = new Headers(cors)
  headers.set('Access-Control-Allow-Methods', [...new Set(cased)].join())
  if (allowHeaders.length > 0) {
    headers.set('Access-Control-Allow-Headers', [...new Set(allowHeaders)].join())
  }
  const read = [
    ...vary,
    ...(methods === '*' ? ['Access-Control-Request-Method'] : []),
    ...(allowedHeaders === '*' ? ['Access-Control-Request-Headers'] : []),
  ]
  if (read.length > 0) headers.set('Vary', read.join(', '))
  return new Response(null, { status: preflightStatus, headers })
}

function setVary(headers: Headers, vary: readonly string[], allowed: string | null, is: Is): void {
  const current = headers.get('Vary')
  if (is('loses Origin from Vary') && current !== null) return
  if (is('sends Vary only to allowed origins') && allowed === null) return
  if (vary.length === 0 || current?.includes('*')) return
  const isThere = current?.toLowerCase().includes('origin') && !is('doubles names in Vary')
  if (current === null || is("loses the handler's Vary")) headers.set('Vary', vary.join(', '))
  else if (!isThere) headers.set('Vary', `${current}, ${vary.join(', ')}`)
}

async function settle(
  app: ConformanceApp,
  policy: ConformancePolicy,
  request: Request,
): Promise<{ response: Response; wasThrown: boolean }> {
  try {
    return { response: await app(request), wasThrown: false }
  } catch (error) {
    if (error instanceof Response) return { response: error, wasThrown: true }
    if (!policy.answersErrors) throw error
    return { response: answerError(error), wasThrown: true }
  }
}
