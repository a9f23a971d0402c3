import { describe, expect, test } from 'vitest'
import { compileExamples } from './compile.ts'
import { EXAMPLES } from './example.ts'
import { namesModule } from './names.ts'
import { GUIDES } from './pages.ts'

// Blocks of SQL need no check here: labs/fleet runs them.
const LANGUAGES = ['ts', 'js', 'sh', 'console', 'log', 'text', 'sql']

test('every block of code has a language that the tests check', () => {
  const unknown = GUIDES.flatMap(({ blocks }) => blocks)
    .filter(({ language }) => !LANGUAGES.includes(language))
    .map(({ page, line, language }) => `${page}:${line}: ${language || 'no language'}`)
  expect(unknown).toEqual([])
})

describe('all code', () => {
  const count = (kind: string): number => EXAMPLES.filter((example) => example.kind === kind).length

  // One run of the compiler over all of it: seconds of CPU time, and more on a machine that is
  // busy.
  test('compiles, or fails to compile where its page says so, and every name of the types has an entry', {
    timeout: 60_000,
  }, () => {
    expect(compileExamples({ 'names.ts': namesModule() })).toEqual([])
    console.log(
      `${EXAMPLES.length} examples on ${GUIDES.length} pages compiled: ${count('file')} files, ${count('piece')} pieces, ${count('typed')} that cannot be run here`,
    )
  })

  test('the pages have many examples', () => {
    expect(count('file')).toBeGreaterThan(20)
    expect(count('piece')).toBeGreaterThan(60)
    expect(count('typed')).toBeLessThan(20)
  })
})
