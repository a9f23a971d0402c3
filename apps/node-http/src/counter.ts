import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { CorsPolicy } from '@webcors/core'
import { WebSocketServer } from 'ws'
import { nameOf } from './sessions.ts'

const counter = new WebSocketServer({ noServer: true })
counter.on('connection', (socket, request) => {
  socket.on('error', console.error)
  socket.send(`Hello ${nameOf(request) ?? ''}`)
  socket.on('message', (data: Buffer) => socket.send(`You said: ${data.toString()}`))
})

/**
 * Lets pages of the policy's origins connect to the counter, if they have a session. CORS does not
 * apply to WebSockets, so without this check any page could open one with the user's cookies.
 */
export async function upgradeCounter(
  policy: CorsPolicy,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  // Before the upgrade nothing else listens to this socket, and an error without a listener would
  // end the process.
  const ignore = (): void => {}
  socket.on('error', ignore)
  const isAllowed = await policy.allows(request.headers.origin)
  if (!isAllowed) return refuse(socket, '403 Forbidden')
  if (nameOf(request) === undefined) return refuse(socket, '401 Unauthorized')
  if (request.url !== '/counter') return refuse(socket, '404 Not Found')
  socket.off('error', ignore)
  counter.handleUpgrade(request, socket, head, (opened) => {
    counter.emit('connection', opened, request)
  })
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
}
