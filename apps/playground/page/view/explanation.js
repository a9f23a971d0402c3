import { copyableCode } from './code.js'
import { h } from './dom.js'
/** @import { Explanation } from '@webcors/doctor' */

/** @type {Readonly<Record<string, string>>} */
const PRINTERS = {
  chromium: 'Chrome, Edge',
  firefox: 'Firefox',
  webkit: 'Safari',
}

/**
 * The values that are shown, and what they are called.
 *
 * @type {Readonly<Record<string, string>>}
 */
const NAMES = {
  origin: 'Page',
  url: 'Asked for',
  header: 'Header',
  method: 'Method',
  value: 'Value',
  status: 'Status',
  initialUrl: 'Asked first for',
}

/**
 * What a line means, and what to write.
 *
 * @param {Explanation} explanation
 * @param {string} stack for which the fix is wanted
 */
export function explanationView({ engine, code, phase, values, meaning, fixes }, stack) {
  const fix = fixes.find((one) => one.for === stack)
  const shown = Object.entries(NAMES).filter(([name]) => values[name])
  const where = [engine && (PRINTERS[engine] ?? engine), phase === 'preflight' && 'preflight']
  return h(
    'article',
    { class: 'sheet explanation' },
    h('h3', {}, h('code', {}, code), h('span', {}, where.filter(Boolean).join(', '))),
    h('p', { class: 'meaning' }, meaning),
    h(
      'dl',
      {},
      ...shown.flatMap(([name, title]) => [h('dt', {}, title), h('dd', {}, values[name])]),
    ),
    fix
      ? copyableCode(fix.code, `the fix for ${stack}`)
      : h('p', {}, 'No header of a server changes this.'),
  )
}
