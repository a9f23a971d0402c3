import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FindingCode } from '../src/diagnose/finding.js'
import { APP, type Asked } from './diagnose.test-util.js'
import { startNode } from './servers.test-util.js'

/** A server with a mistake, and the first finding of the doctor. */
export interface Mistake {
  readonly name: string
  readonly start: () => Promise<string>
  readonly asked?: Asked
  readonly code: FindingCode
  readonly says?: RegExp
}

export type HeaderRecord = Readonly<Record<string, string>>

export const ALLOW: HeaderRecord = { 'Access-Control-Allow-Origin': APP, Vary: 'Origin' }

export const node = (listener: RequestListener) => (): Promise<string> => startNode(listener)

export function reply(response: ServerResponse, status: number, headers: HeaderRecord = {}): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.statusCode = status
  response.end()
}

/** Sends the same headers with every response. */
export const always =
  (headers: HeaderRecord): RequestListener =>
  (request, response) =>
    reply(response, isPreflight(request) ? 204 : 200, headers)

/** Sends one response to preflights, and another to all other requests. */
export const two =
  (
    preflight: readonly [number, HeaderRecord],
    actual: readonly [number, HeaderRecord] = [200, ALLOW],
  ): RequestListener =>
  (request, response) => {
    const [status, headers] = isPreflight(request) ? preflight : actual
    reply(response, status, headers)
  }

const isPreflight = ({ method }: IncomingMessage): boolean => method === 'OPTIONS'
