import {
  type AnyResult,
  APP,
  type Ask,
  CONTEXT,
  EVENTS,
  type EventKind,
} from './events.test-util.js'

export const OPTIONS = { origin: APP, credentials: true, exposedHeaders: ['X-Total'] } as const

/** The headers with which the policy lets its origin read a result. */
export const READ = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
}

type Wrapped = (event: never, context: never) => unknown

/** Calls a handler with an event of this kind, from a page of an origin or without an origin. */
export function ask(
  wrapped: Wrapped,
  kind: EventKind,
  origin: string | null,
  more: Ask = {},
): Promise<AnyResult> {
  const headers = {
    Host: 'api.example.com',
    ...(origin !== null && { Origin: origin }),
    ...more.headers,
  }
  return wrapped(
    EVENTS[kind]({ ...more, headers }) as never,
    CONTEXT as never,
  ) as Promise<AnyResult>
}
