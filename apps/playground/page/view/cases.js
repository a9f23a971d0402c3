import { groupsOf } from '../cases/index.js'
import { runCase } from '../run-case.js'
import { announce } from '@webcors-apps/site/playground/view/announce'
import { createCaseView } from './case.js'
import { find, h } from '@webcors-apps/site/playground/view/dom'
import { showSummary } from './summary.js'
/** @import { Case, CaseGroup, Config, Step } from '../types.ts' */
/** @import { Progress } from './summary.js' */

/** The number of connections that a browser opens to one server. */
const AT_ONCE = 6

/**
 * Creates the rows of all cases on a host, with the functions that run the cases.
 *
 * @param {Config} config
 * @param {(step: Step) => void} edit
 */
export function createCases(config, edit) {
  const groups = groupsOf(config.host)
  const entries = groups.flatMap(({ cases }) => cases).map(createEntry)
  const list = find('#cases', HTMLElement)
  const open = new Set([...list.querySelectorAll('.case:has(> details[open])')].map(({ id }) => id))
  list.replaceChildren(...groups.map(groupView))
  for (const { meant, view } of entries) view.details.open = open.has(meant.id)
  summarize()

  /** Shows the summary, unless the user has chosen another host. */
  function summarize() {
    if (entries[0]?.view.element.isConnected) showSummary(entries.map((entry) => entry.progress()))
  }

  /** @param {Case} meant */
  function createEntry(meant) {
    /** @type {Progress} */
    let progress = 'waiting'
    const show = (/** @type {Progress} */ next) => {
      progress = next
      view.show(next)
      summarize()
    }
    const run = async () => {
      show('running')
      show(await runCase(meant, config))
    }
    const runAndTell = async () => {
      await run()
      const isExpected = view.element.dataset['state'] === 'expected'
      announce(`${meant.title}: ${isExpected ? 'as expected' : 'not as expected'}.`)
    }
    const view = createCaseView(meant, config, {
      run: () => void runAndTell(),
      edit: () => {
        const step = meant.steps.at(-1)
        if (step !== undefined) edit(step)
      },
    })
    return { meant, view, run, show, progress: () => progress }
  }

  /** @param {CaseGroup} group */
  function groupView({ id, title, lead, cases }) {
    const rows = entries.filter(({ meant }) => cases.includes(meant))
    return h(
      'section',
      { class: 'group', 'aria-labelledby': `group-${id}` },
      h('h2', { id: `group-${id}` }, title),
      h('p', { class: 'lead' }, lead),
      h('ul', {}, ...rows.map(({ view }) => view.element)),
    )
  }

  return {
    count: entries.length,

    /** Runs all cases, several at a time, because the cases do not depend on each other. */
    async runAll() {
      const waiting = [...entries]
      for (const { show } of entries) show('running')
      const runNext = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await next.run()
      }
      await Promise.all(Array.from({ length: AT_ONCE }, runNext))
      return entries.filter(({ view }) => view.element.dataset['state'] === 'differs').length
    },

    /**
     * Opens a case, and runs it unless it has run.
     *
     * @param {string} id
     */
    open(id) {
      const named = entries.find(({ meant }) => meant.id === id)
      if (named === undefined) return
      named.view.details.open = true
      named.view.element.scrollIntoView()
      if (named.progress() === 'waiting') void named.run()
    },
  }
}
