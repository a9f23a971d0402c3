import { withCors } from '@webcors/core'
import type { Endpoint } from '../api/api.ts'
import type { Handler } from '../api/handlers.ts'
import { noteDecision } from '../exchange-log.ts'
import { asJson } from './as-json.ts'
import { fetchListener } from './fetch-listener.ts'
import type { Host } from './host.ts'

/** Serves a fetch handler, as on Deno, Bun and Workers. Here srvx runs the handler. */
export const fetchHost: Host = {
  listen: (endpoints) => fetchListener(endpoints, guard),
}

function guard({ handler, protection }: Endpoint): Handler {
  if ('source' in protection) return handler
  const options = { ...protection.options, onDecision: noteDecision }
  return protection.handlesErrors
    ? withCors(handler, options, { onError: asJson })
    : withCors(handler, options)
}
