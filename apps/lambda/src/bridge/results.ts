import type { ServerResponse } from 'node:http'
import { type EventKind, isPayload2 } from './events.ts'

type Value = string | number | boolean

/** The result of a handler, for any kind of event. */
export interface AnyResult {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, Value>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly Value[]>>
  readonly cookies?: readonly string[]
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

/** Creates the response that AWS would create from a result. */
export function writeResult(response: ServerResponse, kind: EventKind, result: unknown): void {
  const given = result as AnyResult | null | undefined
  if (typeof given?.statusCode !== 'number') {
    if (!isPayload2(kind)) return writeError(response)
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(typeof result === 'string' ? result : JSON.stringify(result))
    return
  }
  writeHead(response, kind, given)
  response.end(Buffer.from(given.body ?? '', given.isBase64Encoded ? 'base64' : 'utf8'))
}

export function writeHead(response: ServerResponse, kind: EventKind, result: AnyResult): void {
  const { statusCode, headers = {}, multiValueHeaders = {}, cookies = [] } = result
  const lines: [string, string][] = []
  // A load balancer with multi-value headers reads only `multiValueHeaders`.
  if (kind !== 'load-balancer-multi-value') {
    for (const [name, value] of Object.entries(headers)) lines.push([name, String(value)])
  }
  if (kind !== 'load-balancer' && !isPayload2(kind)) {
    for (const [name, values] of Object.entries(multiValueHeaders)) {
      for (const value of values) lines.push([name, String(value)])
    }
  }
  if (isPayload2(kind)) for (const cookie of cookies) lines.push(['Set-Cookie', cookie])
  response.writeHead(statusCode, lines.flat())
}

/** Creates the response that AWS sends if the function fails. */
export function writeError(response: ServerResponse): void {
  response.writeHead(502, { 'Content-Type': 'application/json' })
  response.end('{"message":"Internal server error"}')
}
