// Sends the bytes of requests over sockets, and reads the bytes of the responses in their order.
import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { CorsDecision } from '@webcors/core'

const OWNED = /^(?:access-control-.*|timing-allow-origin):/i
/** After this time, the bytes that have arrived count as the response. */
export const PATIENCE_MILLISECONDS = 10_000

/** A response as it arrived over the wire. */
export interface Answer {
  /** The informational heads before the final one. */
  readonly before: readonly string[]
  /** 0 if the connection ended without a response. */
  readonly status: number
  /**
   * The status line and the header lines. `Date` is "now", so that responses of two servers can be
   * compared.
   */
  readonly head: readonly string[]
  readonly body: string
  /** The trailer section of a chunked body, unchanged. */
  readonly trailer: string
  /** Whether the body arrived completely. */
  readonly complete: boolean
}

/** Listens on a free port of this machine. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Closes a server and its connections. */
export async function close(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  if (server.listening) await once(server, 'close')
}

/** Writes the bytes of a request. If the lines have no `Host`, one is added. */
export function request(line: string, lines: readonly string[] = [], body = ''): string {
  const host = lines.some((one) => /^host:/i.test(one)) ? [] : ['Host: localhost']
  return `${[`${line} HTTP/1.1`, ...host, ...lines].join('\r\n')}\r\n\r\n${body}`
}

/** The value for a response that does not arrive. */
export const NOTHING: Answer = {
  before: [],
  status: 0,
  head: [],
  body: '',
  trailer: '',
  complete: false,
}

/** Sends bytes over a new connection, and reads one response. */
export async function exchange(port: number, bytes: string): Promise<Answer> {
  const [answer = NOTHING] = await exchangeAll(port, bytes, 1)
  return answer
}

/** Sends several requests without waiting between them, and reads their responses. */
export async function exchangeAll(port: number, bytes: string, count: number): Promise<Answer[]> {
  const socket = connect(port, '127.0.0.1')
  socket.write(bytes, 'latin1')
  try {
    return await readAnswers(socket, count, bytes.startsWith('HEAD '))
  } finally {
    socket.destroy()
  }
}

function readAnswers(socket: Socket, count: number, isHead: boolean): Promise<Answer[]> {
  return new Promise((resolve) => {
    let received = ''
    const read = (ended: boolean): void => {
      const answers: Answer[] = []
      let rest = received
      while (answers.length < count) {
        const next = takeAnswer(rest, isHead, ended)
        if (!next) break
        answers.push(next.answer)
        rest = next.rest
      }
      if (ended || answers.length === count) resolve(answers)
    }
    socket.setEncoding('latin1')
    socket.on('data', (data: string) => {
      received += data
      read(false)
    })
    socket.setTimeout(PATIENCE_MILLISECONDS, () => socket.destroy())
    socket.on('close', () => read(true))
    socket.on('error', () => read(true))
  })
}

function takeAnswer(
  text: string,
  isHead: boolean,
  ended: boolean,
): { answer: Answer; rest: string } | null {
  const before: string[] = []
  let rest = text
  for (;;) {
    const end = rest.indexOf('\r\n\r\n')
    if (end === -1) return null
    const head = rest.slice(0, end).replace(/^Date: .*$/m, 'Date: now')
    const status = Number(head.slice(9, 12))
    rest = rest.slice(end + 4)
    if (status >= 200 || status === 101) {
      const framed = takeBody(head, rest, isHead || [101, 204, 304].includes(status), ended)
      if (!framed) return null
      const { body, trailer, complete } = framed
      const answer = { before, status, head: head.split('\r\n'), body, trailer, complete }
      return { answer, rest: framed.rest }
    }
    before.push(head)
  }
}

/**
 * Reads a body by those rules for its length that servers of Node.js use.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
 */
function takeBody(
  head: string,
  text: string,
  isEmpty: boolean,
  ended: boolean,
): { body: string; trailer: string; complete: boolean; rest: string } | null {
  if (isEmpty) return { body: '', trailer: '', complete: true, rest: text }
  if (/^transfer-encoding: *chunked$/im.test(head)) return takeChunks(text, ended)
  const length = /^content-length: *(\d+)$/im.exec(head)?.[1]
  if (length === undefined) {
    return ended ? { body: text, trailer: '', complete: true, rest: '' } : null
  }
  const body = text.slice(0, Number(length))
  const complete = body.length === Number(length)
  if (!complete && !ended) return null
  return { body, trailer: '', complete, rest: text.slice(body.length) }
}

function takeChunks(
  text: string,
  ended: boolean,
): { body: string; trailer: string; complete: boolean; rest: string } | null {
  let body = ''
  let at = 0
  for (;;) {
    const line = text.indexOf('\r\n', at)
    const size = Number.parseInt(text.slice(at, line), 16)
    if (line === -1 || text.length < line + 2 + size) {
      return ended ? { body, trailer: '', complete: false, rest: '' } : null
    }
    if (size === 0) {
      const end = text.indexOf('\r\n\r\n', line)
      if (end === -1 && !ended) return null
      const trailer = text.slice(line + 2, Math.max(end, line + 2))
      return { body, trailer, complete: end !== -1, rest: text.slice(end + 4) }
    }
    body += text.slice(line + 2, line + 2 + size)
    at = line + 2 + size + 2
  }
}

/** Picks the values of one header, one for each line, in their order. */
export function linesOf(head: readonly string[], name: string): string[] {
  const prefix = `${name.toLowerCase()}:`
  return head
    .slice(1)
    .filter((line) => line.toLowerCase().startsWith(prefix))
    .map((line) => line.slice(prefix.length).trim())
}

/**
 * Picks the lines that a policy owns, with names in lower case: `Access-Control-*` and
 * `Timing-Allow-Origin`, but not `Vary`.
 */
export function corsLines(head: readonly string[]): string[] {
  return head
    .filter((line) => OWNED.test(line))
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()))
    .toSorted()
}

/** Picks the names in `Vary`, in their own case. */
export function varyNames(head: readonly string[]): string[] {
  return linesOf(head, 'Vary').flatMap((line) => line.split(',').map((name) => name.trim()))
}

/** Picks the lines that a policy does not own, without `Vary`. */
export function otherLines(head: readonly string[]): string[] {
  return head.filter((line) => !OWNED.test(line) && !/^vary:/i.test(line))
}

/** Writes the lines that a decision adds to a head, without `Vary`. */
export function decidedLines({ headers }: CorsDecision): string[] {
  return corsLines(headers.filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`))
}
