import http2, { type OutgoingHttpHeaders } from 'node:http2'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** A head, before the answer or of it. */
export interface Head {
  readonly status: number
  /** The lines of CORS and of caches, in lower case. */
  readonly lines: readonly string[]
}

/** Every head that came, one after the other, and what came after the last one. */
export interface Exchanged {
  readonly heads: readonly Head[]
  readonly rest: string
}

const HEAD = /HTTP\/1\.1 (\d{3}) .*\r\n((?:.+\r\n)*)\r\n/g

/**
 * Writes to a connection, and reads all that comes.
 *
 * @param end what ends it, where the server does not
 */
export async function exchange(port: number, sent: string, end?: RegExp): Promise<Exchanged> {
  const received = await new Promise<string>((resolve, reject) => {
    let came = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(sent))
    socket.setTimeout(15_000, () => socket.destroy(new Error(`So far came: ${came}`)))
    socket.on('error', reject)
    socket.on('close', () => resolve(came))
    socket.on('data', (data: Buffer) => {
      came += data.toString('latin1')
      if (end?.test(came)) socket.destroy()
    })
  })
  const heads = [...received.matchAll(HEAD)].map(([, status, fields = '']) =>
    toHead(Number(status), fields.split('\r\n')),
  )
  return { heads, rest: received.split(HEAD).at(-1) ?? '' }
}

/** The text of a request; `'Connection: close'` among the fields lets the server end it. */
export function request(line: string, origin: string | null, ...fields: string[]): string {
  const from = origin === null ? [] : [`Origin: ${origin}`]
  return `${[`${line} HTTP/1.1`, 'Host: localhost', ...from, ...fields].join('\r\n')}\r\n\r\n`
}

/** The same by HTTP/2. */
export async function exchangeHttp2(
  port: number,
  headers: OutgoingHttpHeaders,
  body?: string,
): Promise<Exchanged> {
  const session = http2.connect(`http://127.0.0.1:${port}`)
  const heads: Head[] = []
  const keep = ({ ':status': status, ...fields }: http2.IncomingHttpHeaders): number =>
    heads.push(
      toHead(
        Number(status),
        Object.entries(fields).map((field) => field.join(': ')),
      ),
    )
  try {
    const stream = session.request(headers)
    stream.on('headers', keep).on('response', keep)
    stream.end(body)
    return { heads, rest: await text(stream) }
  } finally {
    session.close()
  }
}

function toHead(status: number, fields: readonly string[]): Head {
  const lines = fields
    .map((field) => field.toLowerCase())
    .filter((field) => /^(?:vary|access-control-[\w-]+):/.test(field))
  return { status, lines: lines.toSorted() }
}
