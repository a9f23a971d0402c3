import { consoleMessages } from '../console-messages.js'
import { urlOf } from '../send.js'
import { block, h } from './dom.js'
/** @import { Case, Config } from '../types.ts' */

const ENGINES = /** @type {const} */ ([
  ['chromium', 'Chrome, Edge'],
  ['firefox', 'Firefox'],
  ['webkit', 'Safari'],
])

/**
 * What consoles print for a case that is blocked; `null` for one that is not.
 *
 * @param {Case} meant
 * @param {Config} config
 */
export function consoleView({ steps, expect }, config) {
  const step = steps.at(-1)
  if (expect.blockedBy === undefined || step === undefined) return null
  const messages = consoleMessages(expect.blockedBy, {
    url: urlOf(step, config),
    origin: step.via === 'frame' ? 'null' : config.page,
    page: config.page,
  })
  const own = ownEngine()
  const line = (/** @type {typeof ENGINES[number]} */ [engine, name]) => [
    h('dt', {}, engine === own ? `${name} (this browser)` : name),
    h('dd', {}, messages[engine]),
  ]
  const others = ENGINES.filter(([engine]) => engine !== own)
  return block(
    'What the console says',
    h('dl', { class: 'console' }, ...ENGINES.filter(([engine]) => engine === own).flatMap(line)),
    h(
      'details',
      { class: 'others' },
      h('summary', {}, 'In other browsers'),
      h('dl', { class: 'console' }, ...others.flatMap(line)),
    ),
  )
}

function ownEngine() {
  const { userAgent } = navigator
  if (userAgent.includes('Firefox/')) return 'firefox'
  return /Chrom(e|ium)\//.test(userAgent) ? 'chromium' : 'webkit'
}
