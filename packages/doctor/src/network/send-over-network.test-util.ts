import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export const GET = { method: 'GET', headers: [['Origin', 'https://app.example.com']] } as const

/** Lets a server listen until the test ends, and returns its port. */
export async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}

/** Starts a server that calls `answer` when a connection has sent a whole request. */
export async function startAnswering(
  answer: (socket: Socket) => void,
): Promise<{ url: string; received: string[] }> {
  const received: string[] = []
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    sockets.push(socket)
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1') // Each character is a byte.
      const end = text.indexOf('\r\n\r\n')
      if (end === -1 || received.includes(text)) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      received.push(text)
      answer(socket)
    })
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
  })
  return { url: `http://127.0.0.1:${await listen(server)}/a?b`, received }
}
