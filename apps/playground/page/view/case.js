import { docsUrl } from '@webcors-apps/site/playground/docs-url'
import { codeOf } from '../code-of.js'
import { code, copyableCode } from '@webcors-apps/site/playground/view/code'
import { consoleView } from '@webcors-apps/site/playground/view/console'
import { block, h } from '@webcors-apps/site/playground/view/dom'
import { chip, outcomeView } from './outcome.js'
import { trace, wireView } from '@webcors-apps/site/playground/view/wire'
/** @import { Case, CaseResult, Config } from '../types.ts' */
/** @import { Progress } from './summary.js' */

const STATES = {
  waiting: 'Not run yet',
  running: 'Running',
  expected: 'As expected',
  differs: 'Not as expected',
}

/**
 * Creates the view of a case: a row that opens.
 *
 * @param {Case} meant
 * @param {Config} config
 * @param {{ run: () => void, edit: () => void }} actions
 */
export function createCaseView(meant, config, actions) {
  const row = h('summary')
  const evidence = h('div', { class: 'evidence' })
  const alarm = h('div', { class: 'alarm' })
  // The button is outside the part that is replaced, so that it keeps the focus after a run.
  const run = h('button', { type: 'button', class: 'run' }, 'Run')
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
      h('p', { class: 'why' }, meant.why, ' ', docsLink(meant)),
      evidence,
      h('p', { class: 'actions' }, run, edit),
    ),
  )
  const element = h('li', { class: 'case', id: meant.id }, details)

  /** @param {Progress} progress */
  const show = (progress) => {
    element.dataset['state'] = stateOf(progress)
    row.replaceChildren(...rowView(meant, progress))
    if (progress === 'running') return
    const result = progress === 'waiting' ? null : progress
    alarm.replaceChildren(...(result ? alarmView(result) : []))
    evidence.replaceChildren(...evidenceView(meant, result, config))
    if (result !== null) run.textContent = 'Run again'
  }
  show('waiting')
  return { element, details, show }
}

/** @param {Case} meant */
function docsLink({ title, docs }) {
  const about = h('span', { class: 'hidden' }, ` about: ${title}`)
  return h('a', { href: docsUrl(docs), class: 'docs' }, 'In the docs', about)
}

/** @param {Progress} progress */
function stateOf(progress) {
  if (typeof progress === 'string') return progress
  return progress.differences.length === 0 ? 'expected' : 'differs'
}

/**
 * @param {Case} meant
 * @param {Progress} progress
 */
function rowView({ title, steps }, progress) {
  const state = stateOf(progress)
  const result = typeof progress === 'string' ? null : progress
  return [
    h('span', { class: 'mark' }, h('span', { class: 'hidden' }, `${STATES[state]}: `)),
    h('h3', {}, title),
    h(
      'span',
      { class: 'trace' },
      h('span', {}, steps.at(-1)?.path),
      h('span', {}, result ? trace(result.exchanges) : planned(steps)),
      h('span', { class: 'reason' }, result && reasonOf(result)),
    ),
    state === 'differs'
      ? h('span', { class: 'chip differs' }, 'Not as expected')
      : chip(result?.outcomes.at(-1)),
  ]
}

/** @param {Case['steps']} steps */
function planned(steps) {
  return steps.map(({ method }) => method).join(' → ')
}

/**
 * Names the side that refused, and the reason of the policy if the policy refused.
 *
 * @param {CaseResult} result
 */
function reasonOf({ exchanges, outcomes }) {
  const denial = exchanges.at(-1)?.decisions.find(({ allowed }) => !allowed)
  if (denial !== undefined) return denial.reason
  return outcomes.at(-1)?.read === false ? 'refused by the browser' : null
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
 * @param {CaseResult | null} result
 * @param {Config} config
 */
function evidenceView(meant, result, config) {
  const prefix = /^\/[^/]*/.exec(meant.steps[0]?.path ?? '')?.[0]
  const endpoint = config.endpoints.find((other) => other.prefix === prefix)
  const script = meant.steps.map((step) => codeOf(step, config)).join('\n')
  return [
    h(
      'div',
      { class: 'column' },
      endpoint &&
        block(`The server at ${prefix}`, copyableCode(endpoint.source, 'the server’s code')),
      block('The page’s script', code(script)),
      result && outcomeView(result.outcomes),
    ),
    h(
      'div',
      { class: 'column' },
      result && wireView(result.exchanges),
      result && consoleView(result.predictions),
    ),
  ]
}
