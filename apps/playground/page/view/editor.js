import { codeOf } from '../code-of.js'
import { sendSteps } from '../run-case.js'
import { block, code, find, h } from './dom.js'
import { outcomeView } from './outcome.js'
import { wireView } from './wire.js'
/** @import { Config, Step } from '../types.ts' */

/**
 * The form with which any request can be sent.
 *
 * @param {Config} config
 * @param {(text: string) => void} announce
 * @returns {{ edit: (step: Step) => void }}
 */
export function createEditor(config, announce) {
  const form = find('#editor form', HTMLFormElement)
  const result = find('#editor .result', HTMLElement)
  const path = find('#edit-path', HTMLInputElement)
  const method = find('#edit-method', HTMLInputElement)
  const credentials = find('#edit-credentials', HTMLSelectElement)
  const host = find('#edit-host', HTMLSelectElement)
  const headers = find('#edit-headers', HTMLTextAreaElement)
  const body = find('#edit-body', HTMLTextAreaElement)
  const policy = find('#edit-policy', HTMLElement)

  host.replaceChildren(
    h('option', { value: 'api' }, `${config.api} (another site)`),
    h('option', { value: 'same-site' }, `${config.sameSiteApi} (the page’s own site)`),
  )
  find('#edit-paths', HTMLDataListElement).replaceChildren(
    ...config.endpoints.map(({ prefix, about }) => h('option', { value: `${prefix}/` }, about)),
  )

  const showPolicy = () => {
    const endpoint = config.endpoints.find(({ prefix }) =>
      `${path.value}/`.startsWith(`${prefix}/`),
    )
    policy.textContent = endpoint?.source ?? 'There is nothing at this path.'
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
    const step = read()
    const { outcomes, exchanges } = await sendSteps([step], config)
    result.replaceChildren(
      h(
        'div',
        { class: 'column' },
        block('The page’s script', code(codeOf(step, config))),
        outcomeView(outcomes),
      ),
      h('div', { class: 'column' }, wireView(exchanges)),
    )
    const [outcome] = outcomes
    announce(outcome?.read ? `Sent: the page reads status ${outcome.status}.` : 'Sent: blocked.')
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })

  const edit = (/** @type {Step} */ step) => {
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
  }
  showPolicy()
  return { edit }
}

/**
 * One header a line.
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
