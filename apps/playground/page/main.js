import { groupsOf } from './cases/index.js'
import { runCase } from './run-case.js'
import { createCaseView } from './view/case.js'
import { find, h } from './view/dom.js'
import { showDoors } from './view/doors.js'
import { createEditor } from './view/editor.js'
import { showSummary } from './view/summary.js'
/** @import { Case, CaseGroup, CaseResult, Config } from './types.ts' */

const config = /** @type {Config} */ (await (await fetch(`/config.json${location.search}`)).json())
for (const element of document.querySelectorAll('.page-origin')) element.textContent = config.page
for (const element of document.querySelectorAll('.api-origin')) element.textContent = config.api

showDoors(config)

const live = find('#live', HTMLElement)
const announce = (/** @type {string} */ text) => {
  live.textContent = text
}
const editor = createEditor(config, announce)
const groups = groupsOf(config.door)
const entries = groups.flatMap(({ cases }) => cases).map(createEntry)

find('#cases', HTMLElement).replaceChildren(...groups.map(groupView))
const runAllButton = find('#run-all', HTMLButtonElement)
runAllButton.addEventListener('click', () => void runAll())
openNamed()
window.addEventListener('hashchange', openNamed)
await runAll()

/** @param {Case} meant */
function createEntry(meant) {
  /** @type {CaseResult | null} */
  let result = null
  const run = async () => {
    view.show(null)
    result = null
    result = await runCase(meant, config)
    view.show(result)
  }
  const runAndTell = async () => {
    await run()
    showSummary(entries.map((entry) => entry.result()))
    const state = view.element.dataset['state'] === 'expected' ? 'as expected' : 'not as expected'
    announce(`${meant.title}: ${state}.`)
  }
  const view = createCaseView(meant, config, {
    run: () => void runAndTell(),
    edit: () => {
      const step = meant.steps.at(-1)
      if (step !== undefined) editor.edit(step)
    },
  })
  return { meant, view, run, result: () => result }
}

/** One after another: the record of each stays easy to read, and a session is signed in before it is used. */
async function runAll() {
  runAllButton.disabled = true
  for (const { run } of entries) {
    await run()
    showSummary(entries.map((entry) => entry.result()))
  }
  runAllButton.disabled = false
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

/** A link to `#a-case` opens it. */
function openNamed() {
  const named = entries.find(({ meant }) => `#${meant.id}` === location.hash)
  if (named === undefined) return
  named.view.details.open = true
  named.view.element.scrollIntoView()
}
