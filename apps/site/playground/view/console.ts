import type { Engine } from '@webcors/doctor'
import { ENGINES, ownEngine } from '../model/engines.ts'
import { loadPart } from '../parts.ts'
import type { Predictions } from '../types.ts'
import { block, h } from './dom.ts'
import { createTabs } from './tabs.ts'
import { whenVisible } from './when-visible.ts'

/** The console that the reader has chosen, for every place that shows consoles. */
let chosen: Engine = ownEngine()

/** Shows the messages of each console with their meaning; `null` if no console prints anything. */
export function consoleView(predictions: Predictions): HTMLElement | null {
  if (ENGINES.every(([engine]) => predictions[engine].lines.length === 0)) return null
  const tabs = ENGINES.map(([engine, title]) => ({
    name: engine,
    title: engine === ownEngine() ? `${title} (this browser)` : title,
    panel: [printed(predictions[engine].lines)],
  }))
  const text = predictions[ownEngine()].lines.join('\n')
  const meanings = h('div', { class: 'meanings' })
  whenVisible([meanings], () => void showMeanings(meanings, text))
  return block(
    'What the console says',
    createTabs('Console of', tabs, chosen, (name) => {
      chosen = name as Engine
    }),
    meanings,
    text !== '' &&
      h(
        'p',
        {},
        h('a', { href: `#${new URLSearchParams({ line: text })}` }, 'What to write on your server'),
      ),
  )
}

async function showMeanings(element: HTMLElement, text: string): Promise<void> {
  const { explain } = await loadPart('explain')
  element.append(...explain(text).map(({ meaning }) => h('p', { class: 'meaning' }, meaning)))
}

function printed(lines: readonly string[]): HTMLElement {
  if (lines.length === 0) return h('p', {}, 'Nothing about CORS.')
  return h('ul', { class: 'console' }, ...lines.map((line) => h('li', {}, line)))
}
