import { type BenchState, DEFAULT_STATE, EXAMPLES } from '../model/examples.ts'
import { flushAddress, readAddress, writeAddress } from '../model/address.ts'
import { find, h } from './dom.ts'

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const NAMES = Object.keys(DEFAULT_STATE) as (keyof BenchState)[]

/** The form with the policy and the request, whose state is in the address. */
export interface BenchForm {
  readonly read: () => BenchState
  readonly form: HTMLFormElement
  readonly target: HTMLSelectElement
}

/**
 * @param onChange called when the state has changed
 */
export function createBenchForm(onChange: () => void): BenchForm {
  const form = find('#policy form', HTMLFormElement)
  const examples = find('#bench-example', HTMLSelectElement)
  const target = find('#bench-target', HTMLSelectElement)
  const fieldOf = (name: keyof BenchState): Field =>
    find(`#bench-${name}`, Element as never) as unknown as Field
  const read = (): BenchState =>
    Object.fromEntries(NAMES.map((name) => [name, fieldOf(name).value])) as unknown as BenchState
  const write = (state: BenchState): void => {
    for (const name of NAMES) {
      const field = fieldOf(name)
      field.value = state[name]
      // A link may name an option that the page has not loaded yet.
      if (field instanceof HTMLSelectElement && field.value !== state[name]) {
        field.append(h('option', { value: state[name] }, state[name]))
        field.value = state[name]
      }
    }
  }
  const change = (): void => {
    const state = read()
    writeAddress(
      Object.fromEntries(
        NAMES.map((name) => [name, state[name] === DEFAULT_STATE[name] ? null : state[name]]),
      ),
    )
    onChange()
  }

  write({ ...DEFAULT_STATE, ...stateInAddress() })
  examples.append(...EXAMPLES.map(([title], index) => h('option', { value: `${index}` }, title)))
  examples.addEventListener('change', () => {
    const example = EXAMPLES[Number(examples.value)]
    if (examples.value === '' || example === undefined) return
    write({ ...DEFAULT_STATE, ...example[1], target: target.value })
    change()
  })
  form.addEventListener('input', (event) => {
    if (event.target === examples) return
    examples.value = ''
    change()
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  window.addEventListener('hashchange', () => {
    const given = stateInAddress()
    if (Object.keys(given).length === 0) return
    write({ ...DEFAULT_STATE, ...given })
    onChange()
  })
  window.addEventListener('pagehide', flushAddress)
  return { read, form, target }
}

function stateInAddress(): Partial<BenchState> {
  const state = readAddress()
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = state.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}
