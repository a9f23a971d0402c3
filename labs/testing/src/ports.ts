import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** Finds a free port of loopback. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Waits until a server listens.
 *
 * @param hasEnded whether the server has ended, so that waiting is useless
 * @returns whether the server listens
 */
export async function isListening(
  port: number,
  hasEnded: () => boolean,
  timeoutSeconds: number,
): Promise<boolean> {
  const end = Date.now() + timeoutSeconds * 1000
  while (Date.now() < end && !hasEnded()) {
    if (await connects(port)) return true
    await setTimeout(30)
  }
  return false
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.end()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
  })
}
