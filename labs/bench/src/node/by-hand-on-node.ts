import type {
  IncomingHttpHeaders,
  IncomingMessage,
  OutgoingHttpHeader,
  ServerResponse,
} from 'node:http'
import { EXPOSED, POLICY } from '../kinds.ts'
import { allowedNames, WELL_KNOWN_METHODS } from '../names-by-hand.ts'

/**
 * Answers a preflight, or adds headers to the response. Returns whether it has answered the
 * request.
 */
export type Guard = (request: IncomingMessage, response: ServerResponse) => boolean

const ORIGINS = new Set<string>(POLICY.origin)

const NEVER_ON_ACTUAL = [
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
]
const ONLY_WHEN_ALLOWED = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-expose-headers',
]

/**
 * The guarantees of webcors, as a competent engineer writes them for speed and for this one policy:
 * the head is completed when it is written. Every CORS header, stored or given to `writeHead` in
 * any form, is replaced or removed, and `Vary` is merged.
 */
export function sameGuaranteesOnNode(any: boolean): Guard {
  return (request, response) => {
    const { method, headers } = request
    if (isPreflight(method, headers)) {
      const answer = preflightHeaders(headers, any)
      if (answer) response.writeHead(204, answer).end()
      else response.writeHead(403, { Vary: 'Origin', 'Content-Length': '0' }).end()
      return true
    }
    finishHead(response, headers.origin)
    return false
  }
}

export function isPreflight(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  )
}

/** The headers of the response to a preflight; `null` if its origin is not allowed. */
export function preflightHeaders(
  headers: IncomingHttpHeaders,
  any: boolean,
): Record<string, string> | null {
  const { origin } = headers
  if (origin === undefined || !ORIGINS.has(origin)) return null
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': any
      ? allowedNames(WELL_KNOWN_METHODS, headers['access-control-request-method'] ?? null)
      : 'GET, HEAD, POST, PUT, DELETE',
    'Access-Control-Allow-Headers': any
      ? allowedNames('Authorization', headers['access-control-request-headers'] ?? null)
      : 'Content-Type, Authorization',
    'Access-Control-Max-Age': '7200',
    Vary: any ? 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' : 'Origin',
  }
}

type WriteHead = (this: ServerResponse, status: number, ...rest: unknown[]) => ServerResponse

/** Completes a head when it is written. */
export function finishHead(response: ServerResponse, origin: string | undefined): void {
  const { writeHead } = response as { writeHead: WriteHead }
  const finished = (status: number, second?: unknown, third?: unknown): ServerResponse => {
    if (status < 200 || response.headersSent) {
      return writeHead.call(response, status, second, third)
    }
    const hasMessage = typeof second === 'string'
    store(response, hasMessage ? third : (third ?? second))
    stage(response, origin)
    return hasMessage ? writeHead.call(response, status, second) : writeHead.call(response, status)
  }
  response.writeHead = finished
}

/** Stores the headers that `writeHead` was given, so that all headers are in one place. */
function store(response: ServerResponse, given: unknown): void {
  if (given === undefined || given === null) return
  if (!Array.isArray(given)) {
    for (const name of Object.keys(given)) {
      response.setHeader(name, (given as Record<string, OutgoingHttpHeader>)[name] ?? '')
    }
    return
  }
  const flat: unknown[] = given.flat()
  for (let index = 0; index < flat.length; index += 2) response.removeHeader(String(flat[index]))
  for (let index = 0; index < flat.length; index += 2) {
    response.appendHeader(String(flat[index]), flat[index + 1] as string)
  }
}

function stage(response: ServerResponse, origin: string | undefined): void {
  if (origin !== undefined && ORIGINS.has(origin)) {
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    response.setHeader('Access-Control-Expose-Headers', EXPOSED)
  } else {
    for (const name of ONLY_WHEN_ALLOWED) response.removeHeader(name)
  }
  for (const name of NEVER_ON_ACTUAL) response.removeHeader(name)
  addOriginToVary(response)
}

function addOriginToVary(response: ServerResponse): void {
  const stored = response.getHeader('vary')
  if (!stored) return void response.setHeader('Vary', 'Origin')
  const vary = String(stored)
  for (const name of vary.toLowerCase().split(',')) {
    const trimmed = name.trim()
    if (trimmed === '*' || trimmed === 'origin') return
  }
  response.setHeader('Vary', `${vary}, Origin`)
}
