import { withCors } from '@webcors/next'
import type { Endpoint } from '../api/api.ts'
import type { Handler } from '../api/handlers.ts'
import { noteDecision } from '../exchange-log.ts'
import { asJson } from './as-json.ts'
import { fetchListener } from './fetch-listener.ts'
import type { Host } from './host.ts'

/**
 * Serves route handlers of Next.js, called as Next.js calls them. A server of Next.js needs a
 * build, so `apps/next` tests that server.
 */
export const nextHost: Host = {
  listen: (endpoints) => fetchListener(endpoints, guard),
}

function guard({ handler, protection }: Endpoint): Handler {
  if ('source' in protection) return handler
  const options = { ...protection.options, onDecision: noteDecision }
  const route = async (request: Request): Promise<Response> => handler(request)
  const hooks = protection.handlesErrors ? { onError: asJson } : {}
  const wrapped = withCors(route, options, hooks)
  return async (request) => wrapped(request)
}
