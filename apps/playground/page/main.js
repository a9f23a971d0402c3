import { find } from './view/dom.js'
import { createCases } from './view/cases.js'
import { createDoors, showDoor } from './view/doors.js'
import { createEditor } from './view/editor.js'
import { createRedLine } from './view/red-line.js'
/** @import { Config } from './types.ts' */

const parameters = new URLSearchParams(location.search)
let config = await configOf(parameters.get('door'))
const runAllButton = find('#run-all', HTMLButtonElement)
const editor = createEditor()
const redLine = await createRedLine(config)
let chosen = config.door.name
let cases = openDoor()

createDoors(config, (name) => void chooseDoor(name))
runAllButton.addEventListener('click', () => void runAll())
runAllButton.disabled = false
window.addEventListener('hashchange', openNamed)
openNamed()
if (parameters.has('run')) await runAll()

/**
 * @param {string | null} door
 * @returns {Promise<Config>}
 */
async function configOf(door) {
  const response = await fetch(`/config.json?door=${door ?? ''}`)
  return /** @type {Config} */ (await response.json())
}

function openDoor() {
  showDoor(config)
  editor.show(config)
  redLine.chooseDoor(config.door)
  const opened = createCases(config, editor.edit)
  runAllButton.textContent = `Run all ${opened.count} cases`
  runAllButton.setAttribute('aria-disabled', 'false')
  return opened
}

/** @param {string} name */
async function chooseDoor(name) {
  chosen = name
  const next = await configOf(name)
  // With arrow keys one goes past a door before it is open.
  if (chosen !== name) return
  config = next
  history.replaceState(null, '', `?door=${name}${location.hash}`)
  cases = openDoor()
}

async function runAll() {
  // A button that is disabled would lose the focus.
  if (runAllButton.getAttribute('aria-disabled') === 'true') return
  runAllButton.setAttribute('aria-disabled', 'true')
  const running = cases
  const differing = await running.runAll()
  if (running !== cases) return // Another door was chosen.
  runAllButton.setAttribute('aria-disabled', 'false')
  runAllButton.textContent = 'Run all again'
  console.info(
    `${running.count - differing} of ${running.count} cases went as expected behind ${config.door.title}. What stands above in red was to be blocked.`,
  )
}

/** A link to `#a-case` opens it. */
function openNamed() {
  cases.open(location.hash.slice(1))
}
