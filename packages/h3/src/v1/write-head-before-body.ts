import type { ServerResponse } from 'node:http'

/** The property in which the stand-in for Node's response keeps the body until it is read. */
const BODY = '_data'

/**
 * Makes the stand-in for Node's response write its head before the body, as Node.js does. On web
 * targets (`toWebHandler`, the presets of Nitro 2 for other runtimes) nothing else ever writes a
 * head.
 */
export function writeHeadBeforeBody(response: ServerResponse & { [BODY]?: unknown }): void {
  if (!(BODY in response)) return
  const write = (): void => {
    if (!response.headersSent) response.writeHead(response.statusCode)
  }
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse
  response.end = (...args: unknown[]) => {
    write()
    return end(...args)
  }
  let body = response[BODY]
  Object.defineProperty(response, BODY, {
    configurable: true,
    get: () => body,
    set(value: unknown) {
      write()
      body = value
    },
  })
}
