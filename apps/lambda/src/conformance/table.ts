// The application that the conformance table asks for, as a handler of events.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  breakingBody,
  type ConformanceRoute,
  findRoute,
  pausedBody,
  RUNS_PATH,
} from '@webcors/conformance/table'
import type { EventKind } from '../bridge/events.ts'
import { isPayload2 } from '../bridge/events.ts'
import type { AnyResult } from '../bridge/results.ts'

/** The values of an event that the table needs. */
export interface TableEvent {
  readonly rawPath?: string
  readonly path?: string
  readonly httpMethod?: string
  readonly requestContext?: { readonly http?: { readonly method: string } }
  readonly body?: string | null
}

export const pathOf = ({ rawPath, path }: TableEvent): string => rawPath ?? path ?? ''

/** @returns the application, with its own count of requests */
export function createTable(kind: EventKind): (event: TableEvent) => Promise<AnyResult> {
  const answer = createAnswer()
  return async (event) => {
    const { route, count } = answer(event)
    if (!route) return { statusCode: 200, body: count }
    // A result cannot be cut off, so a broken body is an error.
    if (route.kind === 'break') throw new Error('The application fails while it writes')
    return { ...resultOf(kind, route), body: bodyOf(route, event) }
  }
}

/** @returns the application as a handler that streams its response */
export function createStreamingTable(): (
  event: TableEvent,
  stream: awslambda.HttpResponseStream,
) => Promise<void> {
  const answer = createAnswer()
  return async (event, stream) => {
    const { route, count } = answer(event)
    const result = route ? resultOf('streaming', route) : { statusCode: 200 }
    const target = awslambda.HttpResponseStream.from(stream, { ...result })
    // The runtime sends metadata with the first `write`.
    const send = (body: string): void => {
      target.write(body)
      target.end()
    }
    if (!route) return send(count)
    if (route.kind === 'stream') await pipeline(Readable.from(pausedBody(route.body)), target)
    else if (route.kind === 'break') await pipeline(Readable.from(breakingBody(route.body)), target)
    else send(bodyOf(route, event))
  }
}

function createAnswer() {
  let runs = 0
  return (event: TableEvent): { route?: ConformanceRoute; count: string } => {
    const path = pathOf(event)
    if (path.endsWith(RUNS_PATH)) return { count: String(runs) }
    runs++
    const route = findRoute(event.requestContext?.http?.method ?? event.httpMethod ?? 'GET', path)
    if (route.kind.startsWith('throw')) throw Object.assign(new Error(route.body), { route })
    return { route, count: '' }
  }
}

function bodyOf(route: ConformanceRoute, { body }: TableEvent): string {
  return route.kind === 'echo' ? Buffer.from(body ?? '', 'base64').toString() : route.body
}

/** The status and headers of a route, in the form that the kind of event takes. */
function resultOf(kind: EventKind, { status, headers }: ConformanceRoute): AnyResult {
  const cookies = headers.filter(([name]) => name === 'Set-Cookie').map(([, value]) => value)
  const others = headers.filter(([name]) => name !== 'Set-Cookie')
  if (isPayload2(kind)) return { statusCode: status, headers: Object.fromEntries(others), cookies }
  // Without multi-value headers, a second cookie needs a header name in another case.
  const names = ['Set-Cookie', 'set-cookie']
  const single = cookies.map((cookie, index): [string, string] => [names[index] ?? '', cookie])
  if (kind === 'load-balancer') {
    return { statusCode: status, headers: Object.fromEntries([...others, ...single]) }
  }
  const multi = cookies.length > 0 ? { 'Set-Cookie': cookies } : {}
  if (kind !== 'load-balancer-multi-value') {
    return { statusCode: status, headers: Object.fromEntries(others), multiValueHeaders: multi }
  }
  const values = others.map(([name, value]) => [name, [value]] as const)
  return { statusCode: status, multiValueHeaders: { ...Object.fromEntries(values), ...multi } }
}

/** Turns errors of the application into the results that the table expects. */
export function answerError(kind: EventKind): (error: unknown) => AnyResult {
  return (error) => {
    const { route } = error as { route: ConformanceRoute }
    return { ...resultOf(kind, route), body: route.body }
  }
}
