import { find, h } from '@webcors-apps/site/playground/view/dom'
/** @import { CaseResult } from '../types.ts' */

/** @typedef {'waiting' | 'running' | CaseResult} Progress */

/**
 * Shows above the cases how many of them went as expected.
 *
 * @param {readonly Progress[]} all the progress of each case
 */
export function showSummary(all) {
  const done = all.filter((one) => typeof one === 'object')
  const differing = done.filter(({ differences }) => differences.length > 0)
  const state = stateOf(all, done.length, differing.length)
  find('#summary', HTMLElement).dataset['state'] = state
  find('#verdict', HTMLElement).textContent = verdict(state, all.length, differing.length)
  find('#strip', HTMLElement).replaceChildren(...all.map(stripe))

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
 * @param {readonly Progress[]} all
 * @param {number} done
 * @param {number} differing
 */
function stateOf(all, done, differing) {
  if (all.includes('running')) return 'running'
  if (differing > 0) return 'differs'
  if (done === all.length) return 'expected'
  return 'waiting'
}

/**
 * @param {ReturnType<typeof stateOf>} state
 * @param {number} all
 * @param {number} differing
 */
function verdict(state, all, differing) {
  switch (state) {
    case 'waiting':
      return ''
    case 'running':
      return `Running ${all} cases …`
    case 'differs':
      return `${differing} of ${all} cases did not go as expected`
    default:
      return `All ${all} cases went as expected`
  }
}

/**
 * Creates the mark of a case, in the color of its result.
 *
 * @param {Progress} one
 */
function stripe(one) {
  if (typeof one === 'string') return h('i', {})
  if (one.differences.length > 0) return h('i', { class: 'differs' })
  return h('i', { class: one.outcomes.at(-1)?.read ? 'read' : 'blocked' })
}

/**
 * @param {string} selector
 * @param {number} count
 */
function set(selector, count) {
  find(selector, HTMLElement).textContent = String(count)
}
