import { find } from './dom.js'
/** @import { CaseResult } from '../types.ts' */

/**
 * How many cases went as expected, above them all.
 *
 * @param {readonly (CaseResult | null)[]} results `null` for those that still run
 */
export function showSummary(results) {
  const done = results.filter((result) => result !== null)
  const differing = done.filter(({ differences }) => differences.length > 0)
  const state =
    done.length < results.length ? 'running' : differing.length > 0 ? 'differs' : 'expected'
  find('#summary', HTMLElement).dataset['state'] = state
  find('#verdict', HTMLElement).textContent = verdict(state, results.length, differing.length)
  const last = done.map(({ outcomes }) => outcomes.at(-1))
  const exchanges = done.flatMap((result) => result.exchanges)
  const preflights = exchanges.filter(({ decisions }) =>
    decisions.some(({ kind }) => kind === 'preflight'),
  )
  const read = last.filter((outcome) => outcome?.read).length
  set('#count-read', read)
  set('#count-blocked', last.length - read)
  set('#count-requests', exchanges.length)
  set('#count-preflights', preflights.length)
}

/**
 * @param {'running' | 'differs' | 'expected'} state
 * @param {number} all
 * @param {number} differing
 */
function verdict(state, all, differing) {
  if (state === 'running') return `Running ${all} cases …`
  if (state === 'differs') {
    return `${differing} of ${all} cases did not go as expected`
  }
  return `All ${all} cases went as expected`
}

/**
 * @param {string} selector
 * @param {number} count
 */
function set(selector, count) {
  find(selector, HTMLElement).textContent = String(count)
}
