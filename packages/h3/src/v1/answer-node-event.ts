import type { IncomingMessage, ServerResponse } from 'node:http'
import { chain, type Decide, wrongRequestError } from '@webcors/core/adapter'
import { readIncomingMessage, respondOrStage } from '@webcors/node'
import { writeHeadBeforeBody } from './write-head-before-body.ts'

/** The parts of an h3 v1 event that the adapter needs. */
export interface NodeEvent {
  readonly node: { readonly req: IncomingMessage; readonly res: ServerResponse }
  /** The path with its query. A layer with a prefix gets the path without the prefix. */
  readonly path: string
}

/** An event handler of h3 v1. */
export interface NodeEventHandler<Event extends NodeEvent = NodeEvent, Result = unknown> {
  (event: Event): Result
  __is_handler__?: true
}

/**
 * Answers an event under a policy. The headers are added when the head of Node's response is
 * written, because h3 v1 has no response of its own, and writes errors to Node's as well.
 *
 * @param run the application
 */
export function answerNodeEvent<Event extends NodeEvent>(
  event: Event,
  decide: Decide<[event: Event]>,
  run: () => unknown,
): unknown {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Other hosts pass other events.
  if (!event?.node) throw wrongRequestError(event, 'an event of h3 1')
  const { req, res } = event.node
  return chain(decide(readIncomingMessage(req), req, [event]), (outcome) => {
    if (!outcome) return run()
    writeHeadBeforeBody(res)
    return respondOrStage(res, outcome) ? undefined : run()
  })
}
