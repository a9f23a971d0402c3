import type { IncomingMessage, ServerResponse } from 'node:http'
import { chain, type Decide, wrongRequestError } from '@webcors/core/adapter'
import { readIncomingMessage, respondOrStage } from '@webcors/node'
import { writeHeadBeforeBody } from './write-head-before-body.ts'

/** What is needed of an event of h3 v1. */
export interface NodeEvent {
  readonly node: { readonly req: IncomingMessage; readonly res: ServerResponse }
  /** The path with its query; in a layer with a prefix, what comes after that. */
  readonly path: string
}

/** An event handler of h3 v1. */
export interface NodeEventHandler<Event extends NodeEvent = NodeEvent, Result = unknown> {
  (event: Event): Result
  __is_handler__?: true
}

/**
 * Answers an event under a policy, whose headers are put on Node's response when the head is written:
 * h3 v1 keeps nothing of its own, and writes errors there too.
 *
 * @param run the application
 */
export function answerNodeEvent<Event extends NodeEvent>(
  event: Event,
  decide: Decide<[event: Event]>,
  run: () => unknown,
): unknown {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- Other hosts have other events.
  if (!event?.node) throw wrongRequestError(event, 'an event of h3 1')
  const { req, res } = event.node
  return chain(decide(readIncomingMessage(req), req, [event]), (outcome) => {
    if (!outcome) return run()
    writeHeadBeforeBody(res)
    return respondOrStage(res, outcome) ? undefined : run()
  })
}
