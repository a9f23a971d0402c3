import type { IncomingMessage, ServerResponse } from 'node:http'
import { NodeRequest, sendNodeResponse } from 'srvx/node'
import { type Endpoint, endpointOf, notFound } from '../api/api.ts'
import { asJson } from './as-json.ts'

/**
 * Runs the application of a request's path on Node's own objects. Errors of the application reach
 * the caller.
 */
export async function serveHandler(
  endpoints: readonly Endpoint[],
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const endpoint = endpointOf(endpoints, req.url ?? '/')
  const request = new NodeRequest({ req, res })
  const run = async (): Promise<Response> => (endpoint?.handler ?? notFound)(request)
  const { protection } = endpoint ?? {}
  const handlesErrors = protection && 'handlesErrors' in protection
  const response = await (handlesErrors ? run().catch(asJson) : run())
  await sendNodeResponse(res, response)
}

/** Serves an application without a framework. An error becomes a 500 without a message. */
export function serveBare(
  endpoints: readonly Endpoint[],
  req: IncomingMessage,
  res: ServerResponse,
): void {
  serveHandler(endpoints, req, res).catch(() => {
    res.statusCode = 500
    res.end()
  })
}
