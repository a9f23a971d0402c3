import { canonical } from '@webcors-apps/site/playground/model/header-names'
import { code } from '@webcors-apps/site/playground/view/code'
import { block, h } from '@webcors-apps/site/playground/view/dom'
/** @import { Outcome } from '../types.ts' */

/**
 * Shows the results that script got.
 *
 * @param {readonly Outcome[]} outcomes
 */
export function outcomeView(outcomes) {
  return block('What the script got', ...outcomes.map(one))
}

/**
 * Summarizes an outcome in a few words. A step that was not sent gets no text.
 *
 * @param {Outcome | undefined} outcome
 */
export function chip(outcome) {
  if (outcome === undefined) return ''
  if (!outcome.read) return h('span', { class: 'chip blocked' }, 'Blocked')
  return h('span', { class: 'chip read' }, `Read ${outcome.status}`)
}

/** @param {Outcome} outcome */
function one(outcome) {
  if (!outcome.read) {
    return h('div', { class: 'outcome' }, chip(outcome), code(outcome.error))
  }
  const headers = outcome.headers.map(([name, value]) => `${canonical(name)}: ${value}`)
  const notes = notesOn(outcome)
  return h(
    'div',
    { class: 'outcome' },
    chip(outcome),
    notes.length > 0 && h('p', { class: 'notes' }, notes.join(', ')),
    code(`${headers.join('\n')}\n\n${outcome.body.trim()}`.trim()),
  )
}

/** @param {Outcome & { read: true }} outcome */
function notesOn({ redirected, pieces, progress }) {
  return [
    redirected && 'after a redirect',
    pieces > 1 && `in ${pieces} pieces`,
    progress > 0 && `progress reported ${progress === 1 ? 'once' : `${progress} times`}`,
  ].filter((note) => note !== false)
}
