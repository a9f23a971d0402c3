import { codeOf } from '../code-of.js'
import { sendSteps } from '../run-case.js'
import { announce } from '@webcors-apps/site/playground/view/announce'
import { code, copyableCode } from '@webcors-apps/site/playground/view/code'
import { consoleView } from '@webcors-apps/site/playground/view/console'
import { block, find, h } from '@webcors-apps/site/playground/view/dom'
import { outcomeView } from './outcome.js'
import { wireView } from '@webcors-apps/site/playground/view/wire'
/** @import { Config, Sent, Step } from '../types.ts' */

/**
 * Creates the form that sends any request.
 *
 * @returns {{ show: (config: Config) => void, edit: (step: Step) => void }}
 */
export function createEditor() {
  const result = find('#editor .result', HTMLElement)
  const path = find('#edit-path', HTMLInputElement)
  const method = find('#edit-method', HTMLInputElement)
  const credentials = find('#edit-credentials', HTMLSelectElement)
  const host = find('#edit-host', HTMLSelectElement)
  const headers = find('#edit-headers', HTMLTextAreaElement)
  const body = find('#edit-body', HTMLTextAreaElement)
  /** @type {Config | null} */
  let config = null

  const showPolicy = () => {
    const endpoint = config?.endpoints.find(({ prefix }) =>
      `${path.value}/`.startsWith(`${prefix}/`),
    )
    find('#edit-policy', HTMLElement).replaceChildren(
      endpoint
        ? copyableCode(endpoint.source, 'the server’s code')
        : h('p', {}, 'The API has no endpoint at this path.'),
    )
  }
  path.addEventListener('input', showPolicy)

  /** @returns {Step} */
  const read = () => ({
    method: method.value.trim() || 'GET',
    path: path.value.startsWith('/') ? path.value : `/${path.value}`,
    ...(headers.value.trim() && { headers: parseHeaders(headers.value) }),
    ...(body.value && { body: body.value }),
    credentials: /** @type {RequestCredentials} */ (credentials.value),
    ...(host.value === 'same-site' && { sameSite: /** @type {const} */ (true) }),
  })

  const submit = async () => {
    if (config === null) return
    const step = read()
    const sent = await sendSteps([step], config)
    result.replaceChildren(...resultView(step, sent, config))
    result.scrollIntoView({ block: 'nearest' })
    const [outcome] = sent.outcomes
    announce(outcome?.read ? `Sent: the page reads status ${outcome.status}.` : 'Sent: blocked.')
  }
  find('#editor form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })

  return {
    show(shown) {
      config = shown
      const at = host.value || 'api'
      host.replaceChildren(
        h('option', { value: 'api' }, `${shown.api} (another site)`),
        h('option', { value: 'same-site' }, `${shown.sameSiteApi} (the page’s own site)`),
      )
      host.value = at
      find('#edit-paths', HTMLDataListElement).replaceChildren(
        ...shown.endpoints.map(({ prefix, about }) => h('option', { value: `${prefix}/` }, about)),
      )
      result.replaceChildren()
      showPolicy()
    },
    edit(step) {
      path.value = step.path
      method.value = step.method
      credentials.value = step.credentials ?? 'same-origin'
      host.value = step.sameSite ? 'same-site' : 'api'
      headers.value = Object.entries(step.headers ?? {})
        .map((header) => header.join(': '))
        .join('\n')
      body.value = step.body ?? ''
      result.replaceChildren()
      showPolicy()
      path.focus()
    },
  }
}

/**
 * @param {Step} step
 * @param {Sent} sent
 * @param {Config} config
 */
function resultView(step, { outcomes, exchanges, predictions }, config) {
  return [
    h('h3', { class: 'hidden' }, 'The result'),
    h(
      'div',
      { class: 'column' },
      block('The page’s script', code(codeOf(step, config))),
      outcomeView(outcomes),
    ),
    h('div', { class: 'column' }, wireView(exchanges), consoleView(predictions)),
  ]
}

/**
 * Reads headers, one from each line.
 *
 * @param {string} text
 */
function parseHeaders(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const [name = ''] = line.split(':', 1)
      return [name.trim(), line.slice(name.length + 1).trim()]
    }),
  )
}
