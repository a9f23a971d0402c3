import { describe, expect, test } from 'vitest'
import { type CompilerName, COMPILERS, compile, SETTINGS } from '../src/compile.ts'
import { MISTAKES, RIGHT } from '../src/mistakes.ts'

const names = Object.keys(COMPILERS) as CompilerName[]

describe.each(names)('%s', (compiler) => {
  test.each(Object.entries(SETTINGS))(
    'compiles what is right, with the settings for %s',
    (_, settings) => {
      const said = compile(RIGHT, compiler, settings)
      expect(said.map((found, index) => [RIGHT[index]?.title, found])).toEqual(
        RIGHT.map(({ title }) => [title, []]),
      )
    },
  )

  test.each(Object.entries(SETTINGS))(
    'refuses each mistake at its place, in four lines at most, with the settings for %s',
    async (name, settings) => {
      const said = compile(MISTAKES, compiler, settings)
      const wrong = MISTAKES.flatMap(({ title, code }, index) => {
        const [first, ...more] = said[index] ?? []
        const lines = first?.text.split('\n').length ?? 0
        const place = code.indexOf('«')
        return first?.column === place && more.length === 0 && lines <= 4
          ? []
          : [{ title, place, said: said[index] }]
      })
      expect(wrong).toEqual([])
      const words = MISTAKES.map(({ title, code }, index) => {
        const errors = (said[index] ?? []).map(({ text }) => text).join('\n')
        return `${title}\n    ${code.replace('«', '')}\n${errors}\n`
      }).join('\n')
      const file = `${compiler.replace(' ', '-').toLowerCase()}-${name}.txt`
      await expect(words).toMatchFileSnapshot(`expected/${file}`)
    },
  )
})
