import type { Explanation } from '@webcors/doctor'
import { docsUrl } from '../docs-url.ts'
import { copyableCode } from './code.ts'
import { h } from './dom.ts'

const PRINTERS: Readonly<Record<string, string>> = {
  chromium: 'Chrome, Edge',
  firefox: 'Firefox',
  webkit: 'Safari',
}

/** The values that the page shows, each with its label. */
const NAMES: Readonly<Record<string, string>> = {
  origin: 'Page',
  url: 'Asked for',
  header: 'Header',
  method: 'Method',
  value: 'Value',
  status: 'Status',
  initialUrl: 'Asked first for',
}

/**
 * Shows the meaning of a message, and its fix.
 *
 * @param target the kind of server that the fix is for
 */
export function explanationView(explanation: Explanation, target: string): HTMLElement {
  const { engine, code, phase, values, meaning, fix, fixes, side } = explanation
  const toPaste = fixes.find((one) => one.for === target)
  const shown = Object.entries(NAMES).filter(([name]) => values[name])
  const where = [engine && (PRINTERS[engine] ?? engine), phase === 'preflight' && 'preflight']
  const link = h('a', { href: docsUrl(`errors/${code}.html`) }, h('code', {}, code))
  return h(
    'article',
    { class: 'sheet explanation' },
    h('h2', {}, link, h('span', {}, where.filter(Boolean).join(', '))),
    h('p', { class: 'meaning' }, meaning),
    h('p', { class: 'meaning' }, h('strong', {}, 'Fix: '), fix),
    shown.length > 0 &&
      h(
        'dl',
        {},
        ...shown.flatMap(([name, title]) => [h('dt', {}, title), h('dd', {}, values[name])]),
      ),
    ...(toPaste
      ? [
          toPaste.install !== undefined && copyableCode(toPaste.install, 'the command'),
          h('p', { class: 'where' }, toPaste.where),
          copyableCode(toPaste.code, `the fix for ${target}`),
        ]
      : [h('p', { class: 'where' }, 'No header of a server changes this.')]),
    side === 'server' && fixes.length > 0 && notYours(),
  )
}

/** A user who does not run the server cannot paste anything into it. */
function notYours(): HTMLElement {
  const link = h('a', { href: docsUrl('proxy.html') }, 'An API that is not yours')
  return h('p', { class: 'where' }, 'Not your server? ', link)
}
