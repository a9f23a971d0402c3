import { canonical } from '@webcors-apps/site/playground/model/header-names'
/** @import { Case, Exchange, Headers, Outcome, Prediction } from './types.ts' */

/** @typedef {string | number | boolean | null | undefined} Value */

/**
 * Lists the differences between a case's expectation and its result.
 *
 * @param {Case} meant
 * @param {readonly Outcome[]} outcomes
 * @param {readonly Exchange[]} exchanges
 * @param {Prediction} prediction the doctor's prediction for the engine that runs the page
 * @param {string} page the origin of the page
 * @returns {string[]} each difference in words; empty if nothing differs
 */
export function compare({ steps, expect }, outcomes, exchanges, prediction, page) {
  const last = outcomes.at(-1)
  const exchange = exchanges.at(-1)
  /** @type {string[]} */
  const differences = []
  /** @type {(what: string, meant: Value, was: Value) => void} */
  const same = (what, meant, was) => {
    if (meant !== was) differences.push(`${what}: expected ${show(meant)}, was ${show(was)}`)
  }

  same('Requests that were sent', steps.length, outcomes.length)
  same('The page could read', expect.outcome === 'read', last?.read)
  same('The page could read, by @webcors/doctor', expect.outcome === 'read', prediction.allowed)
  same('The reason, by @webcors/doctor', expect.cause ?? null, prediction.cause)
  same('On the wire', expect.exchanges.join(', '), once(exchanges).join(', '))
  if (expect.reason !== undefined) {
    same('The decision’s reason', expect.reason, exchange?.decisions.at(-1)?.reason)
  }
  same('The application ran', expect.handlerRan, exchange?.handlerRan)
  for (const [name, value] of Object.entries(expect.sent ?? {})) {
    same(`${name}, sent`, value?.replace('{page}', page) ?? null, find(exchange?.response, name))
  }
  for (const [name, value] of Object.entries(expect.readable ?? {})) {
    same(`${name}, as script reads it`, value, find(last?.read ? last : null, name))
  }
  if (expect.progress) same('Progress was reported', true, last?.read && last.progress > 0)
  if (expect.pieces !== undefined) {
    same('The body came in pieces', true, last?.read && last.pieces >= expect.pieces)
  }
  return differences
}

/**
 * Writes exchanges as short lines. A repeated preflight counts once, because browsers differ in how
 * long they keep the answer, and "Disable cache" in the developer tools makes them ask every time.
 *
 * @param {readonly Exchange[]} exchanges
 */
function once(exchanges) {
  const all = exchanges.map(
    ({ method, response }) => `${method} ${response?.status ?? 'unanswered'}`,
  )
  return all.filter((line, index) => !line.startsWith('OPTIONS') || all.indexOf(line) === index)
}

/**
 * @param {{ readonly headers: Headers } | null | undefined} response
 * @param {string} name
 */
function find(response, name) {
  const lines = (response?.headers ?? []).filter(([other]) => canonical(other) === canonical(name))
  return lines.length === 0 ? null : lines.map(([, value]) => value).join(', ')
}

/** @param {Value} value */
function show(value) {
  if (value === undefined || value === '') return 'nothing'
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
