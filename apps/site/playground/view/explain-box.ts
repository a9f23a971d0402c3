import type { Explanation } from '@webcors/doctor'
import { flushAddress, readAddress, writeAddress } from '../model/address.ts'
import { exampleLines } from '../model/example-lines.ts'
import type { HostInfo } from '../model/hosts.ts'
import { loadPart } from '../parts.ts'
import { announce } from './announce.ts'
import { find, h } from './dom.ts'
import { explanationView } from './explanation.ts'

const WEBCORS = 'webcors, '

/** The functions of the box for the rest of the page. */
export interface ExplainBox {
  /** Takes over the kind of server that the user chose elsewhere on the page. */
  readonly chooseHost: (host: Pick<HostInfo, 'fix'>) => void
}

/**
 * Creates the box that explains a console message. Its state is in the address:
 * `#line=…&for=nginx`.
 */
export async function createExplainBox(): Promise<ExplainBox> {
  const section = find('#explain', HTMLElement)
  const text = find('#explain-text', HTMLTextAreaElement)
  const target = find('#explain-target', HTMLSelectElement)
  const result = find('#explain-result', HTMLElement)
  const examples = await exampleLines()
  let isFilled = false

  const show = async (): Promise<readonly Explanation[]> => {
    if (text.value.trim() === '') {
      result.replaceChildren()
      return []
    }
    const { explain, FIX_TARGETS } = await loadPart('explain')
    if (!isFilled)
      fillTargets(
        target,
        FIX_TARGETS.map((one) => one.for),
      )
    isFilled = true
    const explanations = explain(text.value)
    const found = explanations.map((one) => explanationView(one, target.value))
    result.replaceChildren(...(found.length > 0 ? found : [nothing()]))
    return explanations
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  const change = (): void => {
    void show().then((explanations) => {
      writeAddress({ line: text.value || null, for: text.value ? target.value : null })
      clearTimeout(timer)
      // The delay keeps screen readers from announcing after every typed letter.
      timer = setTimeout(() => say(explanations), 400)
    })
  }
  const readLink = async (): Promise<void> => {
    const state = readAddress()
    const line = state.get('line')
    if (line === null) return
    text.value = line
    await show()
    const wanted = state.get('for')
    if ([...target.options].some(({ value }) => value === wanted)) {
      target.value = wanted ?? ''
      await show()
    }
    section.scrollIntoView()
    section.focus({ preventScroll: true })
  }

  text.addEventListener('input', change)
  text.addEventListener('focus', () => void loadPart('explain'), { once: true })
  target.addEventListener('focus', () => void fill(), { once: true })
  target.addEventListener('change', change)
  window.addEventListener('hashchange', () => void readLink())
  const fill = async (): Promise<void> => {
    const { FIX_TARGETS } = await loadPart('explain')
    if (!isFilled)
      fillTargets(
        target,
        FIX_TARGETS.map((one) => one.for),
      )
    isFilled = true
  }
  find('#explain-examples', HTMLElement).append(
    ...examples.map(([browser, example]) => {
      const button = h('button', { type: 'button' }, `Try ${browser}`)
      button.addEventListener('click', () => {
        text.value = example
        change()
      })
      return button
    }),
  )
  await readLink()
  return {
    chooseHost({ fix }) {
      // The user chose a server without webcors on purpose, so the choice stays.
      if (!target.value.startsWith(WEBCORS)) return
      fillTargets(target, [...target.options].map(({ value }) => value).concat(fix))
      target.value = fix
      void show()
    },
  }

  function say(explanations: readonly Explanation[]): void {
    flushAddress()
    if (text.value.trim() === '') return
    const codes = explanations.map(({ code }) => code)
    announce(codes.length > 0 ? `Explained: ${codes.join(', ')}.` : 'Nothing about CORS found.')
  }
}

/** Lists every kind of server for which the doctor writes a fix. The current choice stays. */
function fillTargets(select: HTMLSelectElement, names: readonly string[]): void {
  const chosen = select.value
  const unique = [...new Set(names)]
  const isOurs = (name: string): boolean => name.startsWith(WEBCORS)
  const option = (name: string): HTMLOptionElement =>
    h('option', { value: name }, isOurs(name) ? name.slice(WEBCORS.length) : name)
  const others = unique.filter((name) => !isOurs(name))
  select.replaceChildren(
    h('optgroup', { label: 'webcors' }, ...unique.filter(isOurs).map(option)),
    ...(others.length > 0 ? [h('optgroup', { label: 'Others' }, ...others.map(option))] : []),
  )
  select.value = chosen
}

function nothing(): HTMLElement {
  return h(
    'p',
    { class: 'sheet' },
    'No message about CORS in it. Paste the whole line, as the console printed it.',
  )
}
