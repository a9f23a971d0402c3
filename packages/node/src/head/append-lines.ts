// An optimization that stands alone: without this file, `canAppend` is false, and headers are stored. It depends on how
// Node.js keeps a head, which Node.js does not promise, so everything is tried before it is used.
import { Writable } from 'node:stream'
import type { DecidedHead, StoredHeaders } from './decided-head.js'
import { nodesOwn, unserved } from './nodes-own.js'

/** Where Node.js keeps a written head, as text, until it is sent with the first piece of the body. */
const WRITTEN = '_header'

/** Node's server sets this property on each response. A program that makes a response without a server may read the headers stored in it. */
const SERVED = '_maxRequestsPerSocket'

interface Written {
  [WRITTEN]: string
  [stored: symbol]: StoredHeaders | null
}

/** Where Node.js stores headers, by lower-case names; `null` if appended lines do not arrive. Found with the first request. */
let stored: symbol | null | undefined

/**
 * Whether lines can be appended to a head after `writeHead`. There they cost next to nothing, while storing a header, or
 * passing it to `writeHead`, takes a third of a microsecond.
 *
 * @param write the method that writes the head. If it is not Node's own, it must find the headers stored.
 */
export function canAppend(head: object, write: unknown): boolean {
  if (write !== nodesOwn().writeHead || !(SERVED in head)) return false
  if (stored === undefined) stored = 'Bun' in globalThis ? null : findStored()
  return stored !== null
}

/** Appends a line to a head that goes nowhere, and looks whether the line arrives there. */
function findStored(): symbol | null {
  let arrived = ''
  const nowhere = new Writable({
    write(piece, _, done) {
      arrived += piece
      done()
    },
  })
  try {
    const response = unserved()
    response.assignSocket(nowhere as never)
    response.setHeader('A', 'b')
    response.writeHead(204)
    const written = response as unknown as Written
    written[WRITTEN] = appended(written[WRITTEN], 'C: d\r\n')
    response.end()
    if (!arrived.includes('\nC: d\r\n')) return null
    return Object.getOwnPropertySymbols(written).find((key) => written[key]?.['a']) ?? null
  } catch {
    // Another version may keep no text there, and an agent may have wrapped a method that takes no such response.
    return null
  }
}

function appended(head: string, lines: string): string {
  return `${head.slice(0, -2)}${lines}\r\n`
}

/**
 * Merges the decision's names into the `Vary` that a response stores, without the checks of `setHeader`: both parts were
 * checked before.
 */
export function mergeStoredVary(head: object, decided: DecidedHead): void {
  const all = (head as Written)[stored as symbol]
  if (all?.['vary']) all['vary'] = ['Vary', decided.mergeVary(all['vary'][1])]
}

/**
 * Appends what was decided to a head that is written.
 *
 * @param only the name of the stored header, if it is the only one and no other was given
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
  const all = written[stored as symbol]
  if (!all) return
  // Loggers ask for headers after they are sent. If other headers are stored, these can be read as well.
  const one = only === undefined ? undefined : all[only]
  written[stored as symbol] = one
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
 * The same beside one header of the application: Express stores `X-Powered-By` before each preflight. The answers then share
 * what they store, which Node.js lets nobody change once the head is written.
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
