import type { CorsOptions } from '@webcors/core'
import type { DifferenceCode, TargetName } from '@webcors/gateways'
import { docsUrl } from '../docs-url.ts'
import { HOST_CODES } from '../model/hosts.ts'
import { writeOptions } from '../model/write-options.ts'
import { loadPart, type Parts } from '../parts.ts'
import { copyableCode } from './code.ts'
import { h } from './dom.ts'

/** Lists hosts and servers to choose from. The current choice stays. */
export async function fillTargets(select: HTMLSelectElement, chosen: string): Promise<void> {
  const { TARGET_NAMES, targetRow } = await loadPart('export')
  const option = (name: string, title: string): HTMLOptionElement =>
    h('option', { value: name }, title)
  select.replaceChildren(
    h(
      'optgroup',
      { label: 'webcors' },
      ...HOST_CODES.map(({ name, title }) => option(name, title)),
    ),
    h(
      'optgroup',
      { label: 'Other servers' },
      ...TARGET_NAMES.map((name) => option(name, targetRow(name).title)),
    ),
  )
  select.value = chosen
  if (select.selectedIndex === -1) select.value = HOST_CODES[0].name
}

/** Shows the policy as code for a host, or as configuration for another server. */
export async function targetView(
  options: unknown,
  target: string,
): Promise<readonly HTMLElement[]> {
  const host = HOST_CODES.find(({ name }) => name === target)
  if (host !== undefined) {
    const text = writeOptions(options as object)
    return [
      copyableCode(`npm install ${host.packages.join(' ')}`, 'the command'),
      copyableCode(host.write(text, null, false), `the code for ${host.title}`),
    ]
  }
  const part = await loadPart('export')
  const name = part.TARGET_NAMES.find((known) => known === target)
  return name === undefined ? [] : configurationView(part, options as CorsOptions, name)
}

/**
 * Shows the configuration that an exporter prints. Differences that narrow the policy are accepted
 * here, because the page lists them. The exporter never prints a configuration that widens the
 * policy.
 */
function configurationView(
  { exportPolicy, CorsExportError }: Parts['export'],
  options: CorsOptions,
  target: TargetName,
): readonly HTMLElement[] {
  const attempt = (accept: readonly DifferenceCode[]) => {
    try {
      return { exported: exportPolicy(options, target, { accept }), issues: [] }
    } catch (error) {
      if (error instanceof CorsExportError) return { exported: null, issues: error.issues }
      throw error
    }
  }
  const strict = attempt([])
  const narrowing = strict.issues
    .filter(({ message }) => message.includes('accept: ['))
    .map(({ code }) => code as DifferenceCode)
  const { exported, issues } = strict.exported === null ? attempt(narrowing) : strict
  if (exported === null) {
    return [h('p', {}, 'It cannot have this policy:'), list(issues)]
  }
  return [
    ...Object.entries(exported.files).flatMap(([file, text]) => [
      h('p', { class: 'file' }, h('code', {}, file)),
      copyableCode(text, file),
    ]),
    ...(exported.differences.length === 0
      ? [h('p', {}, 'It does the same in every respect.')]
      : [h('p', {}, 'What differs from the policy:'), list(exported.differences)]),
  ]
}

function list(
  entries: readonly { readonly code: string; readonly message: string }[],
): HTMLElement {
  return h(
    'ul',
    { class: 'findings' },
    ...entries.map(({ code, message }) =>
      h(
        'li',
        {},
        h('a', { href: docsUrl(`errors/${code}.html`) }, h('code', {}, code)),
        h('span', {}, message),
      ),
    ),
  )
}
