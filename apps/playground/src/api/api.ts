import { type OriginPattern, withCors } from '@webcors/core'
import type { EndpointInfo } from '../../page/types.ts'
import { noteDecision, noteHandler } from '../exchange-log.ts'
import { createLosingHandler, HAND_WRITTEN, withHandWrittenCors } from './by-hand.ts'
import { createHandlers, type Handler } from './handlers.ts'
import { createPolicies, type Policy } from './policies.ts'
import { sourceOf } from './source-of.ts'

/** A prefix of the API, with what answers there. */
export interface Endpoint extends EndpointInfo {
  readonly fetch: Handler
}

/**
 * Every prefix of the API, each with its own policy or with none.
 *
 * @param api its origin, which is known once it listens
 */
export function createEndpoints(page: OriginPattern, api: () => string): readonly Endpoint[] {
  const fetchUpstream = () => fetch(`${api()}/upstream/report`)
  const handlers = createHandlers(fetchUpstream)
  const handlerOf = (prefix: string) => noted(handlers[prefix] ?? notFound)
  const guarded = Object.entries(createPolicies(page)).map(([prefix, policy]) => ({
    prefix,
    about: policy.about,
    source: sourceOf(policy),
    fetch: guard(handlerOf(prefix), policy),
  }))
  const bare = [
    ['/plain', 'A server without CORS'],
    ['/upstream', 'An older service, which answers with headers of its own'],
  ] as const
  return [
    ...guarded,
    {
      prefix: '/by-hand',
      about: 'CORS written by hand, for contrast',
      source: HAND_WRITTEN,
      fetch: withHandWrittenCors(noted(createLosingHandler(fetchUpstream)), page),
    },
    ...bare.map(([prefix, about]) => ({
      prefix,
      about,
      source: 'handler',
      fetch: handlerOf(prefix),
    })),
  ]
}

/** One fetch handler for all of them. */
export function createApi(endpoints: readonly Endpoint[]): Handler {
  const byPrefix = new Map(endpoints.map(({ prefix, fetch }) => [prefix, fetch]))
  return (request) => {
    const [prefix] = /^\/[^/]*/.exec(new URL(request.url).pathname) ?? []
    return (byPrefix.get(prefix ?? '') ?? notFound)(request)
  }
}

function guard(handler: Handler, { options, handlesErrors }: Policy): Handler {
  const told = { ...options, onDecision: noteDecision }
  return handlesErrors ? withCors(handler, told, { onError: asJson }) : withCors(handler, told)
}

function asJson(error: unknown): Response {
  const message = error instanceof Error ? error.message : String(error)
  return Response.json({ error: message }, { status: 500 })
}

function noted(handler: Handler): Handler {
  return (request) => {
    noteHandler()
    return handler(request)
  }
}

function notFound(): Response {
  return Response.json({ error: 'No such page' }, { status: 404 })
}
