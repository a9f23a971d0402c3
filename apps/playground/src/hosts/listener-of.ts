import type { RequestListener } from 'node:http'
import { serve } from 'srvx/node'

/** Turns a fetch handler into a listener of `node:http`. */
export function listenerOf(
  fetch: (request: Request) => Response | Promise<Response>,
): RequestListener {
  // Some endpoints fail on purpose, so srvx must not print their errors.
  const { node } = serve({ fetch, manual: true, silent: true, gracefulShutdown: false })
  if (node === undefined) throw new Error('srvx has no listener for Node.js')
  const { handler } = node
  return (request, response) => void handler(request, response)
}
