import type { ServerResponse } from 'node:http'
import type { HeaderLines } from '../policies/policy.js'

/**
 * How a listener writes its heads.
 *
 * - `set-header`, `append-header`, `set-headers`: by that method of the response, which writes the head later
 * - `flush`: by `setHeader`, and then `flushHeaders`
 * - `pipe`: by `setHeader`, and the body is piped
 * - `write-head-…`: by `writeHead` alone, with an object, a flat array or an array of pairs. With `message`, the object
 *   follows a message; with `undefined`, it follows `undefined`
 * - `mixed`: some headers by `setHeader`, and the others by `writeHead`
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

/** Keeps names that differ in case apart, as an object literal does. */
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
