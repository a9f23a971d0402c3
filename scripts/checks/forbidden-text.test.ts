import { expect, test } from 'vitest'
import { forbiddenText } from './forbidden-text.ts'
import { violations } from './violations.test-util.ts'

const inTest = (source: string) => violations(forbiddenText, { 'apps/a/test/a.test.ts': source })

// Joins forbidden words from parts, so that the rule does not refuse this file.
const join = (...parts: string[]) => parts.join('')

test.each([
  [join('TO', 'DO'), `// ${join('TO', 'DO')}: later`],
  [join('FIX', 'ME'), `const a = 1 // ${join('FIX', 'ME')}`],
  [join('HA', 'CK'), `/* ${join('HA', 'CK')} */`],
])('%s is refused', (word, text) => {
  expect(violations(forbiddenText, { 'docs/a.md': `A line.\n${text}\n` })).toEqual([
    `docs/a.md:2 "${word}": do it now, or open an issue`,
  ])
})

test.each([join('../sha', 'red'), join('../.lib', 'rary'), join('/wo', 'rk/')])(
  'the path %s is refused',
  (path) => {
    expect(violations(forbiddenText, { '.ci/run': `cp ${path}` })).toEqual([
      `.ci/run:1 "${path}": this path is outside of the repo`,
    ])
  },
)

test('words that only look like forbidden ones are accepted', () => {
  expect(
    violations(forbiddenText, { 'docs/a.md': 'todo, hackathon, ./shared/a.ts, /workers/' }),
  ).toEqual([])
})

test('a test without a body is refused', () => {
  expect(inTest(`test.todo('a')`)).toEqual([
    'apps/a/test/a.test.ts:1 ".todo" tests nothing: write the test, or open an issue',
  ])
})

test('a skipped test without a reason beside it is refused', () => {
  const message = 'needs a comment that says why, on its line or the one before'
  expect(inTest(`test.skip('a', f)`)).toEqual([`apps/a/test/a.test.ts:1 ".skip" ${message}`])
  expect(inTest(`test.skipIf(old)('a', f)`)).toEqual([
    `apps/a/test/a.test.ts:1 ".skipIf" ${message}`,
  ])
  expect(inTest(`// No HTTP/2 there.\ntest.skip('a', f)`)).toEqual([])
  expect(inTest(`test.skip('a', f) // No HTTP/2 there.`)).toEqual([])
})

test('members of other objects with the same names are accepted', () => {
  expect(inTest(`cursor.skip(1); fc.only; reader.only()`)).toEqual([])
})
