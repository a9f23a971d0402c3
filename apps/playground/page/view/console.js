import { explain } from '@webcors/doctor'
import { ENGINES, ownEngine } from '../engines.js'
import { block, h } from './dom.js'
import { createTabs } from './tabs.js'
/** @import { Engine } from '@webcors/doctor' */
/** @import { Sent } from '../types.ts' */

/** The console that the reader has chosen, in all places where one is shown. */
let chosen = ownEngine()

/**
 * What consoles print, and what it means; `null` where they print nothing.
 *
 * @param {Sent['predictions']} predictions
 */
export function consoleView(predictions) {
  if (predictions[ownEngine()].lines.length === 0) return null
  const tabs = ENGINES.map(([engine, title]) => ({
    name: engine,
    title: engine === ownEngine() ? `${title} (this browser)` : title,
    panel: [printed(predictions[engine].lines)],
  }))
  const text = predictions[ownEngine()].lines.join('\n')
  return block(
    'What the console says',
    createTabs('Console of', tabs, chosen, (name) => {
      chosen = /** @type {Engine} */ (name)
    }),
    ...explain(text).map(({ meaning }) => h('p', { class: 'meaning' }, meaning)),
    h(
      'p',
      {},
      h('a', { href: `#line=${encodeURIComponent(text)}` }, 'What to write on your server'),
    ),
  )
}

/** @param {readonly string[]} lines */
function printed(lines) {
  if (lines.length === 0) return h('p', {}, 'Nothing of CORS.')
  return h('ul', { class: 'console' }, ...lines.map((line) => h('li', {}, line)))
}
