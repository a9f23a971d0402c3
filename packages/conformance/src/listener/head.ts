import type { ServerResponse } from 'node:http'
import type { HeaderLines } from '../policies/policy.js'

/**
 * The way in which a listener writes the heads of responses.
 *
 * - `set-header`, `append-header`, `set-headers`: calls that method of the response, which writes
 *   the head later
 * - `flush`: calls `setHeader`, and then `flushHeaders`
 * - `pipe`: calls `setHeader`, and pipes the body
 * - `write-head-…`: calls only `writeHead`, with an object, a flat array or an array of pairs. With
 *   `message`, the object comes after a status message; with `undefined`, after `undefined`
 * - `mixed`: calls `setHeader` for some headers, and `writeHead` for the others
 */
export type ConformanceHead = (typeof CONFORMANCE_HEADS)[number]

/** All ways to write a head. */
export const CONFORMANCE_HEADS = [
  'set-header',
  'append-header',
  'set-headers',
  'flush',
  'pipe',
  'write-head-object',
  'write-head-flat',
  'write-head-pairs',
  'write-head-message',
  'write-head-undefined',
  'mixed',
] as const

/** Writes a head, or stores headers that the response writes with the body. */
export const WRITE_HEAD: Readonly<
  Record<ConformanceHead, (res: ServerResponse, status: number, lines: HeaderLines) => void>
> = {
  'set-header': setHeaders,
  'append-header': (res, status, lines) => {
    res.statusCode = status
    for (const [name, value] of lines) res.appendHeader(name, value)
  },
  'set-headers': (res, status, lines) => {
    res.statusCode = status
    res.setHeaders(new Map(Object.entries(toObject(lines, lower))))
  },
  flush: (res, status, lines) => {
    setHeaders(res, status, lines)
    res.flushHeaders()
  },
  pipe: setHeaders,
  'write-head-object': (res, status, lines) => {
    res.writeHead(status, toObject(lines))
  },
  'write-head-flat': (res, status, lines) => {
    res.writeHead(status, lines.flat())
  },
  'write-head-pairs': (res, status, lines) => {
    // Node.js accepts pairs, but its types do not.
    res.writeHead(status, lines.map(([...pair]) => pair) as unknown as string[])
  },
  'write-head-message': (res, status, lines) => {
    res.writeHead(status, 'As it is', toObject(lines))
  },
  'write-head-undefined': (res, status, lines) => {
    res.writeHead(status, undefined, toObject(lines))
  },
  mixed: (res, status, lines) => {
    const first = lower(lines[0]?.[0] ?? '')
    const isFirst = ([name]: HeaderLines[number]): boolean => lower(name) === first
    setHeaders(res, status, [['X-Stored', '1'], ...lines.filter(isFirst)])
    const rest = lines.filter((line) => !isFirst(line))
    res.writeHead(status, toObject([['X-Written', '1'], ...rest]))
  },
}

function setHeaders(res: ServerResponse, status: number, lines: HeaderLines): void {
  res.statusCode = status
  for (const [name, value] of Object.entries(toObject(lines, lower))) {
    res.setHeader(name, value)
  }
}

/**
 * Makes an object of header lines. Names that differ in case stay apart, as in an object literal.
 */
function toObject(
  lines: HeaderLines,
  keyOf = (name: string): string => name,
): Record<string, string | string[]> {
  const object: Record<string, string | string[]> = {}
  for (const [name, value] of lines) {
    const key = keyOf(name)
    const before = object[key]
    object[key] = before === undefined ? value : [before, value].flat()
  }
  return object
}

function lower(name: string): string {
  return name.toLowerCase()
}
