import { expect, test } from 'vitest'
import { EXAMPLES } from './example.ts'
import { importModules } from './import-modules.ts'
import { codesUnder } from './names.ts'

const PATH = 'docs/errors.md'

test('each issue has an example that has just this one, and one that has none', () => {
  const examples = EXAMPLES.filter(({ block }) => block.page === PATH)
  const outcomes = importModules(examples)
  for (const code of codesUnder('Issues of options')) {
    const found = outcomes
      .filter((_, index) => examples[index]?.block.heading === `\`${code}\``)
      .map(({ issues, thrown }) => (thrown === '' ? [] : issues.map((issue) => issue.code)))
    expect([code, ...found]).toEqual([code, [code], []])
  }
})
