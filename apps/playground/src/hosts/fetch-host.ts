import { withCors } from '@webcors/core'
import { type Endpoint, notFound } from '../api/api.ts'
import type { Handler } from '../api/handlers.ts'
import { noteDecision } from '../exchange-log.ts'
import { asJson } from './as-json.ts'
import type { Host } from './host.ts'
import { listenerOf } from './listener-of.ts'

/** A fetch handler, as on Deno, Bun and Workers; here with srvx. */
export const fetchHost: Host = {
  listen(endpoints) {
    const byPrefix = new Map(endpoints.map((endpoint) => [endpoint.prefix, guard(endpoint)]))
    return listenerOf((request) => {
      const [prefix] = /^\/[^/]*/.exec(new URL(request.url).pathname) ?? []
      return (byPrefix.get(prefix ?? '') ?? notFound)(request)
    })
  },
}

function guard({ handler, protection }: Endpoint): Handler {
  if ('source' in protection) return handler
  const told = { ...protection.options, onDecision: noteDecision }
  return protection.handlesErrors
    ? withCors(handler, told, { onError: asJson })
    : withCors(handler, told)
}
