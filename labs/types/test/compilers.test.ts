import { beforeAll, describe, expect, test } from 'vitest'
import { type CompilerName, COMPILERS, compile, type Diagnosis, SETTINGS } from '../src/compile.ts'
import { MISTAKES, RIGHT } from '../src/mistakes.ts'
import { tableOf, wordsOf, writeTable } from '../src/words.ts'

const names = Object.keys(COMPILERS) as CompilerName[]
const runs = names.flatMap((compiler) =>
  Object.entries(SETTINGS).map(([name, settings]) => ({ compiler, name, settings })),
)

describe.each(runs)('$compiler, with the settings for $name', ({ compiler, settings }) => {
  let right: Diagnosis[][]
  let wrong: Diagnosis[][]

  beforeAll(() => {
    const said = compile([...RIGHT, ...MISTAKES], compiler, settings)
    right = said.slice(0, RIGHT.length)
    wrong = said.slice(RIGHT.length)
  })

  test('the compiler accepts correct programs', () => {
    const found = right.map((errors, index) => [RIGHT[index]?.title, errors])
    expect(found).toEqual(RIGHT.map(({ title }) => [title, []]))
  })

  test('the compiler refuses each mistake at its place, in at most four lines', () => {
    const unclear = MISTAKES.filter(({ code }, index) => {
      const [first, ...more] = wrong[index] ?? []
      const lines = first?.text.split('\n').length ?? 5
      return first?.column !== code.indexOf('«') || more.length > 0 || lines > 4
    })
    expect(unclear).toEqual([])
  })

  test('the committed file has the messages of the compiler', async () => {
    const file = `${compiler.replace(' ', '-').toLowerCase()}.txt`
    await expect(wordsOf(MISTAKES, wrong)).toMatchFileSnapshot(`expected/${file}`)
  })

  test.runIf(compiler === 'TypeScript 7.0')(
    'docs/typescript.md has the messages of the compiler',
    async () => {
      const { path, text } = writeTable(tableOf(MISTAKES, wrong))
      await expect(text).toMatchFileSnapshot(path)
    },
  )
})
