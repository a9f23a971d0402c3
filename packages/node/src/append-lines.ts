import { IncomingMessage, ServerResponse } from 'node:http'
import type { HeadLines } from './head-lines.js'

const { end, writeHead } = ServerResponse.prototype as unknown as Record<string, unknown>

/** Node's own methods, to compare with: what others put in their place may do something else. */
export const NODES_OWN: { readonly end: unknown; readonly writeHead: unknown } = { end, writeHead }

/** Where Node.js keeps a head that is written until it is sent, with the first piece of the body: as text. */
const WRITTEN = '_header'

/** Bun has Node's classes, but servers that write heads in their own way. */
const IS_BUN = 'Bun' in globalThis

interface Written {
  [WRITTEN]: string
  [stored: symbol]: Record<string, readonly [name: string, value: string]> | null
}

/** Where Node.js stores headers: by names in lower case, with the names as they were written. */
const STORED: symbol | undefined = findStored()

/** Node.js has kept heads and headers in that way for long, but promises nothing, so it is looked at. */
function findStored(): symbol | undefined {
  try {
    const response = new ServerResponse(new IncomingMessage(null as never))
    response.setHeader('A', 'b')
    response.writeHead(204)
    const found = response as unknown as Written
    return Object.getOwnPropertySymbols(found).find(
      (key) => found[key]?.['a'] && found[WRITTEN].includes('A: b'),
    )
  } catch {
    return undefined
  }
}

/**
 * Whether lines can be appended to a head after `writeHead`. There they cost next to nothing, while to store a header, or
 * to give it to `writeHead`, takes a third of a microsecond each.
 */
export const CAN_APPEND: boolean = !IS_BUN && STORED !== undefined

/** Where other headers are stored, these are too, afterwards: for who asks what was sent, as loggers do. */
export function appendLines(head: object, { text, stored }: HeadLines, vary: string): void {
  const written = head as Written
  const end = vary && `Vary: ${vary}\r\n`
  written[WRITTEN] = `${written[WRITTEN].slice(0, -2)}${text}${end}\r\n`
  const all = written[STORED as symbol]
  if (!all) return
  for (const [name, header] of stored) all[name] = header
  if (vary) all['vary'] = ['Vary', vary]
}
