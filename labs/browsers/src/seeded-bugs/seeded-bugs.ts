import { type CorsOptions, createCors, withCors } from '@webcors/core'
import type { EngineName } from '../engines/engine.ts'
import type { Policy } from '../rule/policy.ts'
import { application, askedOf } from '../hosts/application.ts'
import type { Kind } from '../hosts/contents.ts'
import { optionsOf } from '../hosts/host.ts'
import type { FetchHandler } from '../hosts/fetch-handler.ts'

/** Creates a handler with this bug from a policy. */
export type SeededBug = (policy: Policy) => FetchHandler

const real = (policy: Policy): FetchHandler => withCors(application, optionsOf(policy))

/** Creates a handler with a bug that changes the response afterwards. */
function spoilt(
  policy: Policy,
  spoil: (response: Response, request: Request) => Response | void,
): FetchHandler {
  const handler = real(policy)
  return async (request) => {
    const response = await handler(request)
    return spoil(response, request) ?? response
  }
}

/** Creates a handler that also allows every origin that passes a wrong test. */
function lenient(policy: Policy, test: (origin: string, allowed: string) => boolean): FetchHandler {
  const { origin: allowed } = policy
  if (allowed === '*') return real(policy)
  const right = createCors(optionsOf(policy))
  const origin = (asking: string) =>
    right.allows(asking) || allowed.some((one) => test(asking, one))
  return withCors(application, { ...optionsOf(policy), origin } as CorsOptions)
}

/** Creates a handler that serves one kind of content before CORS, as static files often are. */
function before(policy: Policy, kind: Kind): FetchHandler {
  return spoilt(policy, ({ headers }, { url }) => {
    if (askedOf(new URL(url).pathname).kind === kind) headers.delete('Access-Control-Allow-Origin')
  })
}

const hostOf = (origin: string) => new URL(origin).hostname
const isPreflight = (request: Request) => request.headers.has('Access-Control-Request-Method')

/** Bugs that CORS libraries had. The judge must find each of them. */
export const SEEDED_BUGS: Readonly<Record<string, SeededBug>> = {
  'a suffix match without the dot': (policy) =>
    lenient(
      policy,
      (origin, one) => one.includes('*.') && origin.endsWith(one.split('*.')[1] ?? ''),
    ),
  'a prefix match': (policy) => lenient(policy, (origin, one) => origin.startsWith(one)),
  'the scheme does not count': (policy) =>
    lenient(policy, (origin, one) => !one.includes('*') && hostOf(origin) === hostOf(one)),
  'the apex counts as its own subdomain': (policy) =>
    lenient(policy, (origin, one) => origin === one.replace('*.', '')),
  'Vary is missing': (policy) => spoilt(policy, ({ headers }) => headers.delete('Vary')),
  'errors lose the headers': (policy) =>
    spoilt(policy, (response) => {
      if (response.status >= 400) response.headers.delete('Access-Control-Allow-Origin')
    }),
  'an upstream adds a second Access-Control-Allow-Origin': (policy) =>
    spoilt(policy, ({ headers }, request) => {
      if (!isPreflight(request)) headers.append('Access-Control-Allow-Origin', '*')
    }),
  'Access-Control-Allow-Credentials is missing in preflights': (policy) =>
    spoilt(policy, ({ headers }, request) => {
      if (isPreflight(request)) headers.delete('Access-Control-Allow-Credentials')
    }),
  'preflights reach the router': (policy) =>
    spoilt(policy, ({ headers }, request) =>
      isPreflight(request) ? new Response(null, { status: 404, headers }) : undefined,
    ),
  'preflights are redirected': (policy) =>
    spoilt(policy, (_, request) =>
      isPreflight(request)
        ? new Response(null, { status: 308, headers: { Location: '/' } })
        : undefined,
    ),
  'methods are written in lower case': (policy) =>
    spoilt(policy, ({ headers }) => {
      const methods = headers.get('Access-Control-Allow-Methods')
      if (methods !== null) headers.set('Access-Control-Allow-Methods', methods.toLowerCase())
    }),
  'any header is allowed': (policy) => {
    const { allowedHeaders: _, ...rest } = policy
    return real(rest)
  },
  'exposed headers are forgotten': (policy) =>
    spoilt(policy, ({ headers }) => headers.delete('Access-Control-Expose-Headers')),
  'every origin is reflected': (policy) =>
    spoilt(policy, ({ headers }, request) => {
      const origin = request.headers.get('Origin')
      if (origin !== null) headers.set('Access-Control-Allow-Origin', origin)
    }),
  'images are served before CORS': (policy) => before(policy, 'image'),
  'scripts are served before CORS': (policy) => before(policy, 'script'),
  'fonts are served before CORS': (policy) => before(policy, 'font'),
  'event streams lose the headers': (policy) => before(policy, 'events'),
  'HEAD loses the headers': (policy) =>
    spoilt(policy, ({ headers }, { method }) => {
      if (method === 'HEAD') headers.delete('Access-Control-Allow-Origin')
    }),
  'Access-Control-Allow-Credentials is missing except in preflights': (policy) =>
    spoilt(policy, ({ headers }, request) => {
      if (!isPreflight(request)) headers.delete('Access-Control-Allow-Credentials')
    }),
  'Vary is missing if the origin is denied': (policy) =>
    spoilt(policy, ({ headers }) => {
      if (!headers.has('Access-Control-Allow-Origin')) headers.delete('Vary')
    }),
  'Access-Control-Max-Age is dropped': (policy) =>
    spoilt(policy, ({ headers }) => headers.delete('Access-Control-Max-Age')),
  'Access-Control-Max-Age is always 0': (policy) =>
    spoilt(policy, ({ headers }) => {
      if (headers.has('Access-Control-Max-Age')) headers.set('Access-Control-Max-Age', '0')
    }),
  'preflights of safelisted methods are refused': (policy) =>
    spoilt(policy, (_, { headers }) => {
      const method = headers.get('Access-Control-Request-Method')
      return method === 'GET' || method === 'POST' ? new Response(null, { status: 403 }) : undefined
    }),
  'null is allowed': (policy) =>
    spoilt(policy, ({ headers }, request) => {
      if (request.headers.get('Origin') !== 'null') return
      headers.set('Access-Control-Allow-Origin', 'null')
      if (policy.credentials) headers.set('Access-Control-Allow-Credentials', 'true')
    }),
}

/** Returns the reason why an engine cannot show a bug, or `null`. */
export function blindnessOf(engine: EngineName, bug: string): string | null {
  const isFont = bug === 'fonts are served before CORS'
  return engine === 'webkit' && isFont ? 'loads fonts without CORS' : null
}
