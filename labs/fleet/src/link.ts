import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A network between the instances and their store. */
export interface Link {
  readonly port: number
  /** Stops all traffic silently: no connection is closed, and new ones get no answer. */
  freeze(): void
  /** Resumes all traffic. Held data arrives. */
  thaw(): void
  close(): void
}

export async function openLink(target: number): Promise<Link> {
  const sockets = new Set<Socket>()
  let isFrozen = false
  const add = (socket: Socket): void => {
    sockets.add(socket)
    socket.setNoDelay()
    if (isFrozen) socket.pause()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    near.pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    for (const socket of [near, far]) add(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      isFrozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw() {
      isFrozen = false
      for (const socket of sockets) socket.resume()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
