import { IncomingMessage, ServerResponse } from 'node:http'
import { Writable } from 'node:stream'
import type { HeadLines } from './head-lines.js'

const { end, writeHead } = ServerResponse.prototype as unknown as Record<string, unknown>

/** Node's own methods, to compare with: what others put in their place may do something else. */
export const NODES_OWN: { readonly end: unknown; readonly writeHead: unknown } = { end, writeHead }

/** Where Node.js keeps a head that is written until it is sent, with the first piece of the body: as text. */
const WRITTEN = '_header'

/** What Node's own server puts on each response: who made one without a server may look at what is stored. */
const SERVED = '_maxRequestsPerSocket'

/** Bun has Node's classes, but servers that write heads in their own way. */
const IS_BUN = 'Bun' in globalThis

interface Written {
  [WRITTEN]: string
  [stored: symbol]: Record<string, readonly [name: string, value: string]> | null
}

/** Where Node.js stores headers: by names in lower case, with the names as they were written. */
const STORED: symbol | undefined = findStored()

/**
 * Node.js has kept heads and headers in that way for long, but promises nothing: so a line is appended to a head that goes
 * nowhere, and has to arrive there.
 */
function findStored(): symbol | undefined {
  let arrived = ''
  const nowhere = new Writable({
    write(piece, _, done) {
      arrived += piece
      done()
    },
  })
  try {
    const response = new ServerResponse(new IncomingMessage(null as never))
    response.assignSocket(nowhere as never)
    response.setHeader('A', 'b')
    response.writeHead(204)
    const written = response as unknown as Written
    written[WRITTEN] = appended(written[WRITTEN], 'C: d\r\n')
    response.end()
    const keys = Object.getOwnPropertySymbols(written)
    return arrived.includes('\nC: d\r\n') ? keys.find((key) => written[key]?.['a']) : undefined
  } catch {
    return undefined
  }
}

function appended(head: string, lines: string): string {
  return `${head.slice(0, -2)}${lines}\r\n`
}

/**
 * Whether lines can be appended to a head after `writeHead`. There they cost next to nothing, while to store a header, or
 * to give it to `writeHead`, takes a third of a microsecond each.
 */
export function canAppend(head: object): boolean {
  return !IS_BUN && STORED !== undefined && SERVED in head
}

/** Where other headers are stored, these are too, afterwards: for who asks what was sent, as loggers do. */
export function appendLines(head: object, { text, stored }: HeadLines, vary: string): void {
  const written = head as Written
  // Who changed Node's own class may have refused to write it.
  if (!written[WRITTEN]) return
  written[WRITTEN] = appended(written[WRITTEN], vary ? `${text}Vary: ${vary}\r\n` : text)
  const all = written[STORED as symbol]
  if (!all) return
  for (const [name, header] of stored) all[name] = header
  if (vary) all['vary'] = ['Vary', vary]
}
