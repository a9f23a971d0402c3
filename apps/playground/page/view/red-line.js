import { explain } from '@webcors/doctor'
import { exampleLines } from '../example-lines.js'
import { announce } from './announce.js'
import { find, h } from './dom.js'
import { explanationView } from './explanation.js'
/** @import { Explanation } from '@webcors/doctor' */
/** @import { Config } from '../types.ts' */

const WEBCORS = 'webcors, '

/**
 * The box that explains what a console printed. The address tells what is in it: `#line=…&for=nginx`.
 *
 * @param {Config} config
 * @returns {Promise<{ chooseHost: (host: Config['host']) => void }>}
 */
export async function createRedLine({ host }) {
  const section = find('#red-line', HTMLElement)
  const text = find('#red-line-text', HTMLTextAreaElement)
  const stack = find('#red-line-stack', HTMLSelectElement)
  const result = find('#red-line-result', HTMLElement)
  const examples = await exampleLines()
  stack.append(...stackOptions(examples.map(([, example]) => example).join('\n')))
  stack.value = host.fix

  const show = () => {
    const explanations = explain(text.value)
    const found = explanations.map((one) => explanationView(one, stack.value))
    result.replaceChildren(
      ...(text.value.trim() === '' ? [] : found.length > 0 ? found : [nothing()]),
    )
    return explanations
  }
  const tell = (/** @type {readonly Explanation[]} */ explanations) => {
    const link = new URLSearchParams({ line: text.value, for: stack.value })
    history.replaceState(null, '', text.value === '' ? '#red-line' : `#${link}`)
    const codes = explanations.map(({ code }) => code)
    announce(codes.length > 0 ? `Explained: ${codes.join(', ')}.` : 'Nothing about CORS found.')
  }
  let timer = 0
  const change = () => {
    const explanations = show()
    window.clearTimeout(timer)
    // Not for every letter that is typed: Safari allows a page 100 new addresses in 30 seconds.
    timer = window.setTimeout(() => tell(explanations), 400)
  }
  const readLink = () => {
    const link = new URLSearchParams(location.hash.slice(1))
    const line = link.get('line')
    if (line === null) return
    text.value = line
    const wanted = link.get('for')
    if ([...stack.options].some(({ value }) => value === wanted)) stack.value = wanted ?? ''
    show()
    section.scrollIntoView()
    section.focus({ preventScroll: true })
  }

  text.addEventListener('input', change)
  stack.addEventListener('change', change)
  window.addEventListener('hashchange', readLink)
  find('#red-line-examples', HTMLElement).append(
    ...examples.map(([browser, example]) => {
      const button = h('button', { type: 'button' }, `Try ${browser}`)
      button.addEventListener('click', () => {
        text.value = example
        change()
      })
      return button
    }),
  )
  readLink()
  return {
    chooseHost({ fix }) {
      // Who has chosen another kind of server keeps it.
      if (stack.value.startsWith(WEBCORS)) stack.value = fix
      show()
    },
  }
}

/**
 * Every kind of server for which the doctor writes a fix.
 *
 * @param {string} text that has one
 */
function stackOptions(text) {
  const names = [...new Set(explain(text).flatMap(({ fixes }) => fixes.map((fix) => fix.for)))]
  const option = (/** @type {string} */ name) =>
    h('option', { value: name }, name.startsWith(WEBCORS) ? name.slice(WEBCORS.length) : name)
  const isOurs = (/** @type {string} */ name) => name.startsWith(WEBCORS)
  return [
    h('optgroup', { label: 'webcors' }, ...names.filter(isOurs).map(option)),
    h('optgroup', { label: 'Others' }, ...names.filter((name) => !isOurs(name)).map(option)),
  ]
}

function nothing() {
  return h(
    'p',
    { class: 'sheet' },
    'No message of a browser’s about CORS in it. Paste the whole line, in English, as the console printed it.',
  )
}
