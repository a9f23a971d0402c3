import { expect, test } from 'vitest'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const IMPORT = `import { originsFrom } from '@webcors/node'`
const REQUIRE = `const { originsFrom } = require('@webcors/node')`
const app = (origin: string, lines = ''): string =>
  `import cors from 'cors'\n${lines}app.use(cors({ ${origin}, methods: ['GET'], credentials: true }))\n`
const suggestionFor = (text: string): string | undefined => {
  const { stops } = planFiles({ 'app.ts': text })
  expect(stops.map(({ code }) => code)).toEqual(['unread-value'])
  return stops[0]?.suggestion
}

const VARIABLES: readonly (readonly [value: string, argument: string | undefined])[] = [
  ['process.env.ORIGIN', 'process.env.ORIGIN'],
  ['process.env.ORIGIN!', 'process.env.ORIGIN'],
  [`import.meta.env['ORIGIN']`, `import.meta.env['ORIGIN']`],
  ['process.env.ORIGINS.split(",")', 'process.env.ORIGINS'],
  [`process.env.A || 'https://a.example'`, `process.env.A || 'https://a.example'`],
  [
    `process.env.A?.split(',') ?? 'http://localhost:5173'`,
    `process.env.A ?? 'http://localhost:5173'`,
  ],
  [`(process.env.A ?? 'https://a.example').split(',')`, `process.env.A ?? 'https://a.example'`],
  [`process.env.A ?? process.env.B ?? 'https://a.example'`, undefined],
  [`process.env.A || '*'`, undefined],
  [`process.env.A.split(',') || 'https://a.example'`, undefined],
  [`process.env.A.split(/,/)`, undefined],
  [`process.env.A === '1'`, undefined],
  [`load(process.env.A)`, undefined],
  [`config.env.origins`, undefined],
  ['`https://${process.env.HOST}`', undefined],
]

test.each(VARIABLES)('planMigration writes originsFrom for the variable %s', (value, argument) => {
  const option = argument && `origin: originsFrom(${argument})`
  const suggestion = suggestionFor(app(`origin: ${value}`))
  expect(suggestion).toBe(option && `${IMPORT}\n\n${option}`)
})

test('planMigration writes require for originsFrom in CommonJS, and no import that is there', () => {
  const written = app('origin: process.env.A')
  const common = written.replace(`import cors from 'cors'`, `const cors = require('cors')`)
  expect(suggestionFor(common)).toBe(`${REQUIRE}\n\norigin: originsFrom(process.env.A)`)
  const other = `${IMPORT}\napp.use('/b', x(originsFrom(process.env.B)))\n${written}`
  expect(suggestionFor(other)).toBe('origin: originsFrom(process.env.A)')
})

test.each([
  [`${IMPORT}\n`, 'origin: originsFrom(process.env.A)'],
  [`${REQUIRE}\n`, 'origin: originsFrom(process.env.A)'],
  [`import { originsFrom as list } from 'webcors'\n`, 'origin: list(process.env.A)'],
  [`${IMPORT}\nconst origin = originsFrom(process.env.A)\n`, 'origin'],
  [`${IMPORT}\n`, `origin: [...originsFrom(process.env.A), 'https://a.example']`],
  [`${IMPORT}\n`, `origin: isDev ? 'http://localhost:5173' : originsFrom(process.env.A)`],
])('planMigration keeps originsFrom of webcors, after %s, in %s', (lines, origin) => {
  const plan = planFiles({ 'app.ts': app(origin, lines) })
  expect(stopsOf(plan)).toEqual([])
  expect(changed(plan)['app.ts']).toBe(
    app(origin, lines)
      .replace(`import cors from`, `import { cors } from`)
      .replace(`'cors'`, `'@webcors/node'`),
  )
})

test('planMigration stops at a function of another module that is called originsFrom', () => {
  expect(suggestionFor(app('origin: originsFrom(process.env.A)'))).toBe(undefined)
  const lines = `import { originsFrom } from './origins.js'\n`
  expect(suggestionFor(app('origin: originsFrom(process.env.A)', lines))).toBe(undefined)
})
