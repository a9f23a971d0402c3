import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { FIX_TARGETS } from '../src/fixes/fix-targets.js'
import { codeReference } from '../src/tables/code-reference.js'
import { CAUSES, causesRow } from './fixes/causes.test-util.js'
import { PASTED_TEXTS } from './pasted-texts.test-util.js'

// `npx vitest run --project unit packages/doctor/test/docs-pages.test.ts -u` writes the pages.
const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url))

/** Returns the page with another text between two marks. */
function withPart(page: string, mark: string, part: string): string {
  const [before = '', rest = ''] = page.split(`<!-- ${mark} -->`)
  const [, after = ''] = rest.split(`<!-- end of ${mark} -->`)
  return `${before}<!-- ${mark} -->\n\n${part}\n\n<!-- end of ${mark} -->${after}`
}

test('the error reference has an entry for each code of the doctor', async () => {
  const [issues = ''] = readFileSync(pathOf('errors.md'), 'utf8').split('\n## Codes of the doctor')
  await expect(`${issues.trimEnd()}\n\n${codeReference()}\n`).toMatchFileSnapshot(
    pathOf('errors.md'),
  )
})

test('the page about the doctor has the figures of this run', async () => {
  const messages = PASTED_TEXTS.filter(({ code }) => code !== null)
  const others = PASTED_TEXTS.length - messages.length
  const explained = messages.map(({ text, code, values }) => ({
    code,
    values,
    first: explain(text)[0],
  }))
  const right = explained.filter(({ code, first }) => first?.code === code).length
  const values = explained.flatMap(({ values, first }) =>
    Object.entries(values).map(([name, value]) => first?.values[name] === value),
  )
  const found = values.filter(Boolean).length
  const alarms = PASTED_TEXTS.filter(({ text, code }) => code === null && explain(text).length > 0)
  const part = (some: number, all: number): string => `${((100 * some) / all).toFixed(1)} %`
  const figures = [
    `| ${PASTED_TEXTS.length} texts | |`,
    '|---|---|',
    `| the first code is right | ${right} of ${messages.length} (${part(right, messages.length)}) |`,
    `| values found: origin, URL, header, method, status … | ${found} of ${values.length} (${part(found, values.length)}) |`,
    `| texts that are not messages, and are explained nevertheless | ${alarms.length} of ${others} |`,
  ].join('\n')
  const fixes = [
    `| Fix for | ${CAUSES.join(' | ')} | |`,
    `|---|${CAUSES.map(() => '---|').join('')}---|`,
    ...FIX_TARGETS.map(({ for: name }) => causesRow(name)),
  ].join('\n')
  const page = readFileSync(pathOf('doctor.md'), 'utf8')
  const written = withPart(
    withPart(page, 'figures of explain', figures),
    'fixes that were run',
    fixes,
  )
  await expect(written).toMatchFileSnapshot(pathOf('doctor.md'))
})
