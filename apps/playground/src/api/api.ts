import type { OriginPattern } from '@webcors/core'
import { noteHandler } from '../exchange-log.ts'
import { createLosingHandler, HAND_WRITTEN, withHandWrittenCors } from './by-hand.ts'
import { createHandlers, type Handler } from './handlers.ts'
import { createPolicies, type Policy } from './policies.ts'

/** A prefix of the API: an application with its policy, or with code in place of a policy. */
export interface Endpoint {
  readonly prefix: string
  readonly about: string
  /** The application, which does not handle CORS. */
  readonly handler: Handler
  /** The policy, or the code in place of a policy as text. */
  readonly protection: Policy | { readonly source: string }
}

/**
 * Creates every prefix of the API. Each has its own policy, or has none.
 *
 * @param api returns the origin of the API, which is known after the server listens
 */
export function createEndpoints(page: OriginPattern, api: () => string): readonly Endpoint[] {
  const fetchUpstream = () => fetch(`${api()}/upstream/report`)
  const handlers = createHandlers(fetchUpstream)
  const handlerOf = (prefix: string) => noted(handlers[prefix] ?? notFound)
  const guarded = Object.entries(createPolicies(page)).map(([prefix, policy]) => ({
    prefix,
    about: policy.about,
    handler: handlerOf(prefix),
    protection: policy,
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
      handler: withHandWrittenCors(noted(createLosingHandler(fetchUpstream)), page),
      protection: { source: HAND_WRITTEN },
    },
    ...bare.map(([prefix, about]) => ({
      prefix,
      about,
      handler: handlerOf(prefix),
      protection: { source: 'handler' },
    })),
  ]
}

/** Finds the endpoint for a path. */
export function endpointOf(endpoints: readonly Endpoint[], path: string): Endpoint | undefined {
  const [prefix] = /^\/[^/?]*/.exec(path) ?? []
  return endpoints.find((endpoint) => endpoint.prefix === prefix)
}

function noted(handler: Handler): Handler {
  return (request) => {
    noteHandler()
    return handler(request)
  }
}

export function notFound(): Response {
  return Response.json({ error: 'No such page' }, { status: 404 })
}
