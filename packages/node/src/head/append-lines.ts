// An optimization that nothing depends on: where `canAppend` returns false, headers are stored
// instead. The optimization relies on internals of Node.js, which may change, so `findStoredKey`
// tries them before their first use.
import { Writable } from 'node:stream'
import type { DecidedHead, StoredHeaders } from './decided-head.js'
import { createUnservedResponse, unwrappedMethods } from './unwrapped-methods.js'

/**
 * The property in which Node.js keeps a written head as text, until it sends the head with the
 * first part of the body.
 */
const WRITTEN = '_header'

/**
 * A property that Node's server sets on each response. A program that creates a response without a
 * server may read the headers from it, so they have to be stored there.
 */
const SERVED = '_maxRequestsPerSocket'

interface Written {
  [WRITTEN]: string
  [stored: symbol]: StoredHeaders | null
}

/**
 * The property in which Node.js stores headers by lower-case names. `null` if appended lines are
 * not sent, and `undefined` before the first request.
 */
let storedKey: symbol | null | undefined

/**
 * Whether lines can be appended to a head after `writeHead`. Appending costs almost nothing, while
 * storing a header or passing it to `writeHead` takes a third of a microsecond.
 *
 * @param write the method that writes the head. If it is not Node's own method, it may read the
 *   stored headers, so nothing can be appended.
 */
export function canAppend(head: object, write: unknown): boolean {
  if (write !== unwrappedMethods().writeHead || !(SERVED in head)) return false
  // Bun's server writes heads in another way.
  if (storedKey === undefined) storedKey = 'Bun' in globalThis ? null : findStoredKey()
  return storedKey !== null
}

/**
 * Appends a line to the head of a response without a connection, and checks that the line is
 * written.
 *
 * @returns the property in which the response stores headers, or `null` if the line is not written
 */
function findStoredKey(): symbol | null {
  let arrived = ''
  const sink = new Writable({
    write(piece, _, done) {
      arrived += piece
      done()
    },
  })
  try {
    const response = createUnservedResponse()
    response.assignSocket(sink as never)
    response.setHeader('A', 'b')
    response.writeHead(204)
    const written = response as unknown as Written
    written[WRITTEN] = appended(written[WRITTEN], 'C: d\r\n')
    response.end()
    if (!arrived.includes('\nC: d\r\n')) return null
    return Object.getOwnPropertySymbols(written).find((key) => written[key]?.['a']) ?? null
  } catch {
    // Another version of Node.js may keep the head elsewhere, and an agent may have wrapped a
    // method so that it needs a connection.
    return null
  }
}

function appended(head: string, lines: string): string {
  return `${head.slice(0, -2)}${lines}\r\n`
}

/**
 * Merges the decision's names into the stored `Vary` of a response. This skips the checks of
 * `setHeader`, because both parts were checked before.
 */
export function mergeStoredVary(head: object, decided: DecidedHead): void {
  const all = (head as Written)[storedKey as symbol]
  if (all?.['vary']) all['vary'] = ['Vary', decided.mergeVary(all['vary'][1])]
}

/**
 * Appends the decision's headers to a written head.
 *
 * @param only the lower-case name of the stored header, if it is the only one and none was passed
 *   to `writeHead`
 * @param withVary whether `Vary` is appended as well
 */
export function appendLines(
  head: object,
  decided: DecidedHead,
  only: string | undefined,
  withVary: boolean,
): void {
  const written = head as Written
  written[WRITTEN] = appended(written[WRITTEN], decided.lines(withVary))
  const all = written[storedKey as symbol]
  if (!all) return
  // Loggers read headers after they are sent. If the application stored headers, the policy's can
  // be read as well.
  const one = only === undefined ? undefined : all[only]
  written[storedKey as symbol] = one
    ? storeBeside(one, all, decided, withVary)
    : store(all, decided, withVary)
}

function store(all: StoredHeaders, decided: DecidedHead, withVary: boolean): StoredHeaders {
  const { entries } = decided
  for (let i = 0; i < entries.length; i++) {
    const [name, header] = entries[i] as (typeof entries)[number]
    all[name] = header
  }
  if (withVary && decided.vary) all['vary'] = decided.varyEntry
  return all
}

/**
 * Does the same beside a single header of the application, such as the `X-Powered-By` that Express
 * stores before each preflight. Such responses share one object of stored headers. Nothing can
 * change that object, because Node.js refuses changes once the head is written.
 */
function storeBeside(
  one: StoredHeaders[string],
  all: StoredHeaders,
  decided: DecidedHead,
  withVary: boolean,
): StoredHeaders {
  const { last } = decided
  if (last?.one[0] === one[0] && last.one[1] === one[1]) return last.all
  decided.last = { one, all: store(all, decided, withVary) }
  return all
}
