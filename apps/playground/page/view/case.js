import { codeOf } from '../code-of.js'
import { consoleView } from './console.js'
import { block, code, h } from './dom.js'
import { chip, outcomeView } from './outcome.js'
import { trace, wireView } from './wire.js'
/** @import { Case, CaseResult, Config } from '../types.ts' */

const STATES = {
  running: 'Running',
  expected: 'As expected',
  differs: 'Not as expected',
}

/**
 * A case as a row that opens.
 *
 * @param {Case} meant
 * @param {Config} config
 * @param {{ run: () => void, edit: () => void }} actions
 */
export function createCaseView(meant, config, actions) {
  const row = h('summary')
  const evidence = h('div', { class: 'evidence' })
  const alarm = h('div', { class: 'alarm' })
  // Outside of what is replaced, so that who runs a case again keeps the focus.
  const run = h('button', { type: 'button', class: 'run' }, 'Run again')
  const edit = h('button', { type: 'button', class: 'edit' }, 'Edit and send')
  run.addEventListener('click', actions.run)
  edit.addEventListener('click', actions.edit)
  const details = h(
    'details',
    {},
    row,
    h(
      'div',
      { class: 'body' },
      alarm,
      h('p', { class: 'why' }, meant.why),
      evidence,
      h('p', { class: 'actions' }, run, edit),
    ),
  )
  const element = h('li', { class: 'case', id: meant.id }, details)

  /** @param {CaseResult | null} result `null` while it runs */
  const show = (result) => {
    element.dataset['state'] = stateOf(result)
    row.replaceChildren(...rowView(meant, result))
    if (result === null) return
    alarm.replaceChildren(...alarmView(result))
    evidence.replaceChildren(...evidenceView(meant, result, config))
  }
  show(null)
  return { element, details, show }
}

/** @param {CaseResult | null} result */
function stateOf(result) {
  if (result === null) return 'running'
  return result.differences.length === 0 ? 'expected' : 'differs'
}

/**
 * @param {Case} meant
 * @param {CaseResult | null} result
 */
function rowView({ title, steps }, result) {
  const state = stateOf(result)
  const exchanges = result?.exchanges ?? []
  return [
    h('span', { class: 'mark' }, h('span', { class: 'hidden' }, `${STATES[state]}: `)),
    h('h3', {}, title),
    h(
      'span',
      { class: 'trace' },
      h('span', {}, steps.at(-1)?.path ?? ''),
      h('span', {}, trace(exchanges)),
      h('span', { class: 'reason' }, reasonOf(result)),
    ),
    state === 'differs'
      ? h('span', { class: 'chip differs' }, 'Not as expected')
      : chip(result?.outcomes.at(-1)),
  ]
}

/**
 * Who refused, and why if it was the policy.
 *
 * @param {CaseResult | null} result
 */
function reasonOf(result) {
  const denial = result?.exchanges.at(-1)?.decisions.find(({ allowed }) => !allowed)
  if (denial !== undefined) return denial.reason
  return result?.outcomes.at(-1)?.read === false ? 'refused by the browser' : null
}

/** @param {CaseResult} result */
function alarmView({ differences }) {
  if (differences.length === 0) return []
  return [
    h('p', {}, h('strong', {}, 'This did not go as expected.')),
    h('ul', {}, ...differences.map((difference) => h('li', {}, difference))),
  ]
}

/**
 * @param {Case} meant
 * @param {CaseResult} result
 * @param {Config} config
 */
function evidenceView(meant, { outcomes, exchanges }, config) {
  const prefix = /^\/[^/]*/.exec(meant.steps[0]?.path ?? '')?.[0]
  const endpoint = config.endpoints.find((other) => other.prefix === prefix)
  const script = meant.steps.map((step) => codeOf(step, config)).join('\n')
  return [
    h(
      'div',
      { class: 'column' },
      endpoint ? block(`The server at ${prefix}`, code(endpoint.source)) : '',
      block('The page’s script', code(script)),
      outcomeView(outcomes),
      consoleView(meant, config) ?? '',
    ),
    h('div', { class: 'column' }, wireView(exchanges)),
  ]
}
