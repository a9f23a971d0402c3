import type { OriginPattern } from '@webcors/core'
import { noteHandler } from '../exchange-log.ts'
import { createLosingHandler, HAND_WRITTEN, withHandWrittenCors } from './by-hand.ts'
import { createHandlers, type Handler } from './handlers.ts'
import { createPolicies, type Policy } from './policies.ts'

/** A prefix of the API: an application, and what protects it. */
export interface Endpoint {
  readonly prefix: string
  readonly about: string
  /** It knows nothing of CORS. */
  readonly handler: Handler
  /** What the application's author wrote in place of a policy, as text. */
  readonly protection: Policy | { readonly source: string }
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

/** The endpoint of a path. */
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
