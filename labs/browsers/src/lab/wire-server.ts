import { createServer, type Server, type Socket } from 'node:net'
import type { Answer, HeaderLines } from './lab-case.ts'

export interface ReceivedMessage {
  readonly method: string
  /** The target as it is in the request line. */
  readonly target: string
  readonly headers: HeaderLines
  readonly body: string
}

type Respond = (message: ReceivedMessage) => Answer | Promise<Answer>

/**
 * A server with the parts of HTTP/1.1 that browsers need here. Node's own server refuses unknown
 * methods, and adds headers that scripts can see.
 */
export async function startWireServer(respond: Respond): Promise<Server> {
  const server = createServer((socket) => serve(socket, respond))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function serve(socket: Socket, respond: Respond): void {
  let received = ''
  let isBusy = false
  const next = async () => {
    const taken = isBusy ? null : take(received)
    if (!taken) return
    received = taken.rest
    isBusy = true
    const { status, headers, body = '' } = await respond(taken.message)
    socket.write(write(status, headers, taken.message.method === 'HEAD' ? '' : body), 'latin1')
    isBusy = false
    void next()
  }
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    received += chunk
    void next()
  })
  // A browser may close the connection at any time.
  socket.on('error', () => socket.destroy())
}

/** Reads the first message of the received bytes, once it is complete. */
function take(text: string): { message: ReceivedMessage; rest: string } | null {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const [method = '', target = ''] = first.split(' ')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
  })
  const length = Number(valueOf(headers, 'content-length') ?? 0)
  const start = end + 4
  if (text.length < start + length) return null
  const body = text.slice(start, start + length)
  return { message: { method, target, headers, body }, rest: text.slice(start + length) }
}

/** Returns the value of the first line with that name. */
export function valueOf(headers: HeaderLines, name: string): string | null {
  return headers.find(([other]) => other.toLowerCase() === name)?.[1] ?? null
}

function write(status: number, headers: HeaderLines, body: string): string {
  const isBodyless = status === 204 || status === 304
  const hasLength = isBodyless || valueOf(headers, 'content-length') !== null
  const length = ['Content-Length', String(body.length)] as const
  const all = hasLength ? headers : [...headers, length]
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n${isBodyless ? '' : body}`
}
