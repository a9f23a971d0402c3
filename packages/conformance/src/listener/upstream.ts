import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Creates a function that sends a request to another server, which returns the given body. The
 * server starts with the first call, and does not keep the process alive.
 */
export function createUpstream(): (body: string) => Promise<IncomingMessage> {
  let port: Promise<number> | undefined
  return async (body) => {
    port ??= start()
    const path = `/${encodeURIComponent(body)}`
    // Without an agent, the connection is closed. An open connection would keep the process alive.
    const options = { port: await port, host: '127.0.0.1', path, agent: false }
    return new Promise((resolve, reject) => get(options, resolve).once('error', reject))
  }
}

function start(): Promise<number> {
  const server = createServer(({ url = '' }, res) => {
    res.end(decodeURIComponent(url.slice(1)))
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    server.unref()
  })
}
