import { expect, test } from 'vitest'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const IMPORT = `import { createCors } from '@webcors/node'`
const app = (options: string, lines = ''): string =>
  `import cors from 'cors'\n${lines}\napp.use(cors(${options}))\n`
const suggestionFor = (options: string): string | undefined => {
  const { stops } = planFiles({ 'app.ts': app(options) })
  expect(stops.map(({ code }) => code)).toContain('no-policy')
  return stops.find(({ code }) => code === 'no-policy')?.suggestion
}

test('planMigration writes a function that selects no policy where the origin is false', () => {
  const options = `{ origin: isProduction() ? false : 'http://localhost:5173', methods: 'GET', optionsSuccessStatus: 200 }`
  const ours = `const ours = createCors({ origin: 'http://localhost:5173', methods: ['GET'], preflightStatus: 200 })`
  const call = `cors(() => (isProduction() ? undefined : ours))`
  expect(suggestionFor(options)).toBe([IMPORT, ours, call].join('\n\n'))
  expect(planFiles({ 'app.ts': app(options) }).stops[0]?.message).not.toContain('Remove')
  const applied = `import cors from 'cors'\n${IMPORT}\n${ours}\napp.use(${call})\n`
  const plan = planFiles({ 'app.ts': applied })
  expect(stopsOf(plan)).toEqual([])
  expect(changed(plan)['app.ts']).toBe(
    applied.replace(`import cors from 'cors'`, `import { cors } from '@webcors/node'`),
  )
})

test('planMigration writes no function if it cannot write the policy', () => {
  expect(
    suggestionFor(`{ origin: a ? false : b ? 'https://b.example' : 'https://c.example' }`),
  ).toBe(undefined)
  expect(suggestionFor(`{ origin: a ? false : 'https://b.example', maxAge: seconds }`)).toBe(
    undefined,
  )
})

test('planMigration accepts a function that selects no policy', () => {
  expect(suggestionFor('{ origin: false }')).toBe('cors(() => undefined)')
  expect(changed(planFiles({ 'app.ts': app('() => undefined') }))['app.ts']).toContain(
    'app.use(cors(() => undefined))',
  )
  const fastify = (options: string): string =>
    `import cors from '@fastify/cors'\napp.register(cors, ${options})\n`
  const { stops } = planFiles({ 'app.ts': fastify('{ origin: false }') })
  expect(stops[0]?.suggestion).toBe('app.register(cors, () => undefined)')
  const after = changed(planFiles({ 'app.ts': fastify('() => undefined') }))['app.ts']
  expect(after).toContain('app.register(cors(() => undefined))')
  const nest = `import { NestFactory } from '@nestjs/core'\nconst app = await NestFactory.create(M)\napp.enableCors(() => undefined)\n`
  expect(changed(planFiles({ 'app.ts': nest }))['app.ts']).toContain(
    'app.use(cors(() => undefined))',
  )
})

test.each([
  '() => ({})',
  '() => options',
  '() => { return undefined }',
  'async () => undefined',
  '(r) => undefined',
])('planMigration stops at the function %s, which may return options', (fn) => {
  expect(stopsOf(planFiles({ 'app.ts': app(fn) }))).toEqual(['app.ts:3 options-function'])
})
