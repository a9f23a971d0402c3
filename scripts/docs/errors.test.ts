import { expect, test } from 'vitest'
import { EXAMPLES } from './example.ts'
import { importModules } from './import-modules.ts'
import { codesUnder } from './names.ts'

const PATH = 'docs/errors.md'

const examples = EXAMPLES.filter(({ block }) => block.page === PATH)
const outcomes = importModules(examples)

test('each issue has an example with only this issue, and an example without issues', () => {
  for (const code of codesUnder('Issues of options')) {
    const found = outcomes
      .filter((_, index) => examples[index]?.block.heading === `\`${code}\``)
      .map(({ issues, thrown }) => (thrown === '' ? [] : issues.map((issue) => issue.code)))
    expect([code, ...found]).toEqual([code, [code], []])
  }
})

test('each reason not to export has an example that throws it and one that does not, unless nothing throws it', () => {
  for (const code of codesUnder('Exporting a policy')) {
    const found = outcomes
      .filter((_, index) => examples[index]?.block.heading === `\`${code}\``)
      .map(({ issues, thrown }) => (thrown === '' ? null : issues.map((issue) => issue.code)))
    if (found.length === 0) continue
    expect([code, found.length, found[1]]).toEqual([code, 2, null])
    expect(found[0]).toContain(code)
  }
})
