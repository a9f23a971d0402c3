// Bridges HTTP to each kind of event, so that a function can run on this machine.
import type { RequestListener } from 'node:http'
import { createEvent, type EventKind } from './events.ts'
import { ResponseStream, RUNTIME } from './response-stream.ts'
import { writeError, writeResult } from './results.ts'

/** A handler of any kind of event. */
export type AnyHandler = (event: never, ...rest: never[]) => unknown

/** Serves a handler as AWS does behind one kind of event. */
export function createBridge(kind: EventKind, handler: AnyHandler): RequestListener {
  Object.assign(globalThis, { awslambda: RUNTIME })
  const run = handler as (event: object, ...rest: object[]) => unknown
  const context = { awsRequestId: '1', functionName: 'bridge' }
  return (request, response) => {
    void (async () => {
      const event = await createEvent(kind, request)
      if (kind === 'streaming') await run(event, new ResponseStream(response), context)
      else writeResult(response, kind, await run(event, context))
    })().catch(() => {
      if (response.headersSent) response.destroy()
      else writeError(response)
    })
  }
}
