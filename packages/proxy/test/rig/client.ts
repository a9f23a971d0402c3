import { connect, type Socket } from 'node:net'
import { dechunk } from './upstream.ts'

/** An origin that every scenario allows. */
export const ORIGIN = 'https://app.example.com'

export interface Answer {
  readonly status: number
  readonly reason: string
  /** Values by names in lower case. Several lines of one name are joined with ` | `. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly text: string
  /** Whether the connection ended before the body did. */
  readonly isCut: boolean
}

export interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>> | readonly (readonly [string, string])[]
  readonly body?: string | Buffer
  readonly origin?: string | null
}

/** Opens a connection and writes a request. Headers are written exactly as they are given. */
export function open(port: number, path: string, ask: Ask = {}): Socket {
  const { method = 'GET', headers = {}, origin = ORIGIN, body } = ask
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  const lines = Array.isArray(headers) ? headers : Object.entries(headers)
  const names = lines.map(([name]) => String(name).toLowerCase())
  const own = [
    `Host: 127.0.0.1:${port}`,
    ...(origin === null ? [] : [`Origin: ${origin}`]),
    ...(names.includes('connection') ? [] : ['Connection: close']),
    ...(body === undefined ||
    names.includes('content-length') ||
    names.includes('transfer-encoding')
      ? []
      : [`Content-Length: ${Buffer.byteLength(body)}`]),
    ...lines.map(([name, value]) => `${name}: ${value}`),
  ]
  socket.write(`${method} ${path} HTTP/1.1\r\n${own.join('\r\n')}\r\n\r\n`, 'latin1')
  if (body !== undefined) socket.write(body)
  return socket
}

/** Sends a request, and reads the response to its end. */
export async function ask(port: number, path: string, given: Ask = {}): Promise<Answer> {
  return readAnswer(open(port, path, given), given.method ?? 'GET')
}

export async function readAnswer(socket: Socket, method = 'GET', seconds = 10): Promise<Answer> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    let all = Buffer.alloc(0)
    const timer = setTimeout(() => {
      socket.destroy()
      reject(
        new Error(`No whole response in ${seconds} s: ${all.toString('latin1').slice(0, 300)}`),
      )
    }, seconds * 1000)
    const done = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(all)
    }
    socket.on('data', (chunk: Buffer) => {
      all = Buffer.concat([all, chunk])
      if (isWhole(all, method)) done()
    })
    socket.on('close', done)
  })
  return parseAnswer(bytes, method)
}

function split(bytes: Buffer) {
  // Interim responses come first.
  let at = 0
  while (/^HTTP\/1\.1 1\d\d/.test(bytes.subarray(at, at + 12).toString('latin1'))) {
    const end = bytes.indexOf('\r\n\r\n', at)
    if (end === -1) return null
    at = end + 4
  }
  const end = bytes.indexOf('\r\n\r\n', at)
  if (end === -1) return null
  const [line = '', ...lines] = bytes.subarray(at, end).toString('latin1').split('\r\n')
  const headers: Record<string, string> = {}
  for (const text of lines) {
    const colon = text.indexOf(':')
    const name = text.slice(0, colon).toLowerCase()
    const value = text.slice(colon + 1).trim()
    headers[name] = name in headers ? `${headers[name]} | ${value}` : value
  }
  return { line, headers, rest: bytes.subarray(end + 4) }
}

function isWhole(bytes: Buffer, method: string): boolean {
  const parts = split(bytes)
  return parts !== null && bodyOf(parts, method) !== null
}

function bodyOf({ line, headers, rest }: NonNullable<ReturnType<typeof split>>, method: string) {
  const status = Number(line.split(' ')[1])
  if (method === 'HEAD' || status === 204 || status === 304) return Buffer.alloc(0)
  if (headers['transfer-encoding']?.includes('chunked')) return dechunk(rest)?.body ?? null
  const length = headers['content-length']
  if (length === undefined) return null
  return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : null
}

function parseAnswer(bytes: Buffer, method: string): Answer {
  const parts = split(bytes)
  if (parts === null) {
    return { status: 0, reason: '', headers: {}, body: bytes, text: bytes.toString(), isCut: true }
  }
  const whole = bodyOf(parts, method)
  const hasFraming = 'content-length' in parts.headers || 'transfer-encoding' in parts.headers
  const body = whole ?? parts.rest
  const [, status = '0', ...reason] = parts.line.split(' ')
  return {
    status: Number(status),
    reason: reason.join(' '),
    headers: parts.headers,
    body,
    text: body.toString(),
    isCut: whole === null && hasFraming,
  }
}
