import { docsUrl } from '../docs-url.ts'
import { loadPart } from '../parts.ts'
import { h } from './dom.ts'

const SEVERITIES = { error: 'Error', warning: 'Warning', info: 'Note' } as const

/** Shows the findings of `lint` in options. */
export async function lintView(options: unknown): Promise<HTMLElement> {
  const { lint } = await loadPart('lint')
  const issues = await lint(options)
  if (issues.length === 0) return h('p', {}, 'Nothing: no entry is dead, redundant or too wide.')
  return h(
    'ul',
    { class: 'findings' },
    ...issues.map(({ code, severity, message }) =>
      h(
        'li',
        { class: severity },
        h('b', {}, SEVERITIES[severity]),
        ' ',
        h('a', { href: docsUrl(`errors/${code}.html`) }, h('code', {}, code)),
        h('span', {}, message),
      ),
    ),
  )
}
