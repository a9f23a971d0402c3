import { startPlayground } from '@webcors-apps/site/playground/start-playground'
import { find } from '@webcors-apps/site/playground/view/dom'
import { createCases } from './view/cases.js'
import { createHosts, showHost } from './view/hosts.js'
import { createEditor } from './view/editor.js'
/** @import { Config } from './types.ts' */

const parameters = new URLSearchParams(location.search)
const explainBox = startPlayground()
void start()

async function start() {
  let config = await configOf(parameters.get('host'))
  const runAllButton = find('#run-all', HTMLButtonElement)
  const editor = createEditor()
  let chosen = config.host.name
  let cases = openHost()

  createHosts(config, (name) => void chooseHost(name))
  runAllButton.addEventListener('click', () => void runAll())
  runAllButton.disabled = false
  window.addEventListener('hashchange', openNamed)
  openNamed()
  if (parameters.has('run')) await runAll()

  function openHost() {
    showHost(config)
    editor.show(config)
    void explainBox.then((box) => box.chooseHost(config.host))
    const opened = createCases(config, editor.edit)
    runAllButton.textContent = `Run all ${opened.count} cases`
    runAllButton.setAttribute('aria-disabled', 'false')
    return opened
  }

  /** @param {string} name */
  async function chooseHost(name) {
    chosen = name
    const next = await configOf(name)
    // With arrow keys a user may move on before the host has started.
    if (chosen !== name) return
    config = next
    history.replaceState(null, '', `?host=${name}${location.hash}`)
    cases = openHost()
  }

  async function runAll() {
    // A disabled button would lose the focus, so the button stays enabled.
    if (runAllButton.getAttribute('aria-disabled') === 'true') return
    runAllButton.setAttribute('aria-disabled', 'true')
    const running = cases
    const differing = await running.runAll()
    if (running !== cases) return // The user has chosen another host.
    runAllButton.setAttribute('aria-disabled', 'false')
    runAllButton.textContent = 'Run all again'
    console.info(
      `${running.count - differing} of ${running.count} cases went as expected on ${config.host.title}. What stands above in red was to be blocked.`,
    )
  }

  /** Opens the case that the address names: `#a-case`. */
  function openNamed() {
    cases.open(location.hash.slice(1))
  }
}

/**
 * @param {string | null} host
 * @returns {Promise<Config>}
 */
async function configOf(host) {
  const response = await fetch(`/config.json?host=${host ?? ''}`)
  return /** @type {Config} */ (await response.json())
}
