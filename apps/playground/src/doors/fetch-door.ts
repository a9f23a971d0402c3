import { withCors } from '@webcors/core'
import { serve } from 'srvx/node'
import { type Endpoint, notFound } from '../api/api.ts'
import type { Handler } from '../api/handlers.ts'
import { noteDecision } from '../exchange-log.ts'
import { asJson } from './as-json.ts'
import type { Door } from './door.ts'

/** A fetch handler, as on Deno, Bun and Workers; here with srvx. */
export const fetchDoor: Door = {
  name: 'fetch',
  title: 'a fetch handler',
  package: '@webcors/core',
  write(options, _prefix, handlesErrors) {
    const hooks = handlesErrors
      ? ', {\n  onError: (error) => Response.json(…, { status: 500 }),\n}'
      : ''
    return `withCors(handler, ${options}${hooks})`
  },
  listen(endpoints) {
    const byPrefix = new Map(endpoints.map((endpoint) => [endpoint.prefix, guard(endpoint)]))
    // Some endpoints fail on purpose, so srvx is not to print what they throw.
    const { node } = serve({
      manual: true,
      silent: true,
      gracefulShutdown: false,
      fetch(request) {
        const [prefix] = /^\/[^/]*/.exec(new URL(request.url).pathname) ?? []
        return (byPrefix.get(prefix ?? '') ?? notFound)(request)
      },
    })
    if (node === undefined) throw new Error('srvx has no listener for Node.js')
    const { handler } = node
    return (request, response) => void handler(request, response)
  },
}

function guard({ handler, protection }: Endpoint): Handler {
  if ('source' in protection) return handler
  const told = { ...protection.options, onDecision: noteDecision }
  return protection.handlesErrors
    ? withCors(handler, told, { onError: asJson })
    : withCors(handler, told)
}
