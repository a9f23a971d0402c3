import { type Send, toResponseMessage } from './http-message.js'

/**
 * Sends to a fetch handler in the same process, without a network. A handler that throws gives no answer, as for
 * a browser.
 *
 * A script may not set `Origin` on a `Request`, and some runtimes drop it there: the handler's request
 * has it nevertheless.
 */
export function sendTo(handler: (request: Request) => Response | Promise<Response>): Send {
  return async ({ url, method, headers, body }) => {
    const list = new Headers()
    for (const [name, value] of headers) list.append(name, value)
    // In the options too, for a handler that clones or rebuilds the request: scripts may set most of them.
    const init = { method, headers: list, ...(body !== undefined && { body }) }
    const request = new Request(url, init)
    // The guard of a request's headers drops what scripts may not set; a server sees it.
    Object.defineProperty(request, 'headers', { value: list })
    return toResponseMessage(await handler(request))
  }
}
