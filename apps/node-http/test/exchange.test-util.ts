import http2, { type OutgoingHttpHeaders } from 'node:http2'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/** The head of an informational response or of the final one. */
export interface Head {
  readonly status: number
  /** The header lines of CORS and `Vary`, in lower case. */
  readonly lines: readonly string[]
}

/** Every head that arrived, in order, and the text after the last one. */
export interface Exchanged {
  readonly heads: readonly Head[]
  readonly rest: string
}

const HEAD = /HTTP\/1\.1 (\d{3}) .*\r\n((?:.+\r\n)*)\r\n/g

/**
 * Writes to a connection, and reads everything that arrives.
 *
 * @param end matches the text after which the client closes the connection, if the server does not
 */
export async function exchange(port: number, sent: string, end?: RegExp): Promise<Exchanged> {
  const received = await new Promise<string>((resolve, reject) => {
    let came = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(sent))
    socket.setTimeout(15_000, () =>
      socket.destroy(new Error(`The connection was silent for 15 seconds. Received: ${came}`)),
    )
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

/**
 * Builds the text of a request. The field `'Connection: close'` lets the server end the connection.
 */
export function request(line: string, origin: string | null, ...fields: string[]): string {
  const from = origin === null ? [] : [`Origin: ${origin}`]
  return `${[`${line} HTTP/1.1`, 'Host: localhost', ...from, ...fields].join('\r\n')}\r\n\r\n`
}

/** Sends a request by HTTP/2, and reads everything that arrives. */
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
