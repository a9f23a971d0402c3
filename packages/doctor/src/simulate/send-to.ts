import { type Send, toResponseMessage } from './http-message.js'

/**
 * Returns a `Send` that calls a fetch handler in the same process, without a network. If the
 * handler throws, the simulation gets no response, as a browser would.
 *
 * The request of the handler has `Origin`, although scripts cannot set it on a `Request` and some
 * runtimes drop it.
 *
 * @example
 * ```ts
 * const send = sendTo((request) => new Response(request.url))
 * const { allowed } = await simulate({ origin: 'https://app.example.com', url: 'https://api.example.com/' }, send)
 * ```
 */
export function sendTo(handler: (request: Request) => Response | Promise<Response>): Send {
  return async ({ url, method, headers, body }) => {
    const list = new Headers()
    for (const [name, value] of headers) list.append(name, value)
    // The headers are in the options too, because a handler may clone or rebuild its request.
    // Scripts may set most of them.
    const init = { method, headers: list, ...(body !== undefined && { body }) }
    const request = new Request(url, init)
    // The guard of a request's headers drops the headers that scripts cannot set, but a server sees
    // those.
    Object.defineProperty(request, 'headers', { value: list })
    return toResponseMessage(await handler(request))
  }
}
