import { afterAll, expect, test } from 'vitest'
import { seenFrom } from './pages.test-util.js'
import { changed, planFiles, stopsOf } from './project.test-util.js'
import { ProgramFolder } from './run-program.test-util.js'

const folder = new ProgramFolder()
afterAll(() => folder.remove())

/** Functions of `cors` as origin, in a module with some lists, and the code to write. */
const FUNCTIONS: readonly (readonly [origin: string, written: string | undefined])[] = [
  ['(o, cb) => cb(null, list.includes(o))', 'origin: list'],
  ['(o, cb) => cb(null, !o || set.has(o))', 'origin: [...set]'],
  ['(o, cb) => cb(null, list.indexOf(o) !== -1 ? o : false)', 'origin: list'],
  [
    '(o, cb) => { if (!o) return cb(null, true); if (list.indexOf(o) === -1) return cb(new Error("no"), false); return cb(null, true) }',
    'origin: list,\ncrossOriginProtection: true,',
  ],
  [
    '(o, cb) => { const isKnown = list.includes(o); console.log(o); isKnown ? cb(null, true) : cb("no") }',
    'origin: list,\ncrossOriginProtection: true,',
  ],
  [
    '(o, cb) => { if (list.includes(o)) cb(null, true); else throw new Error("no") }',
    'origin: list,\ncrossOriginProtection: true,',
  ],
  ['(o, cb) => cb(null, !list.includes(o))', 'origin: (origin) => !list.includes(origin)'],
  [
    '(o, cb) => { if (list.indexOf(o) >= 0) cb(new Error("no")); else cb(null, true) }',
    'origin: (origin) => list.indexOf(origin) === -1,\ncrossOriginProtection: true,',
  ],
  [
    '(o, cb) => { if (!o || o.includes(".example.com")) cb(null, true); else cb(null, false) }',
    'origin: (origin) => origin.includes(".example.com")',
  ],
  [
    '(o, cb) => cb(null, o ? hosts.has(new URL(o).hostname) : true)',
    'origin: (origin) => hosts.has(new URL(origin).hostname)',
  ],
  [
    '(o, cb) => cb(null, list.some((one) => o.startsWith(one)))',
    'origin: (origin) => list.some((one) => origin.startsWith(one))',
  ],
  ['(o, cb) => cb(null, text.includes(o))', 'origin: (origin) => text.includes(origin)'],
  ['(o, cb) => cb(null, grows.includes(o))', 'origin: (origin) => grows.includes(origin)'],
  [
    '(o, cb) => cb(null, process.env.A.includes(o))',
    'origin: (origin) => process.env.A.includes(origin)',
  ],
  ['(o, cb) => { const own = ["a"]; cb(null, own.includes(o)) }', undefined],
  ['(o, cb) => cb(null, list.some((origin) => o === origin))', undefined],
  ['(o, cb) => cb(null, isDev || list.includes(o))', undefined],
  ['(o, cb) => cb(null, list)', undefined],
  ['(o, cb) => cb(null, true)', undefined],
  ['(o, cb) => cb(null, list.includes(o) ? "*" : false)', undefined],
  ['(o, cb) => load((error, all) => cb(error, all))', undefined],
  ['async (o, cb) => cb(null, (await load()).includes(o))', undefined],
  ['check', 'origin: list'],
  ['checkOwn', undefined],
]
const MODULE = `import cors from 'cors'
const list = ['https://a.example'], set = new Set(list), hosts = new Set(['a.example'])
const text = 'https://a.example', grows = []
grows.push(text)
function check(o, cb) { cb(null, list.includes(o)) }
{ const own = []; var checkOwn = (o, cb) => cb(null, own.includes(o)) }
`

test.each(FUNCTIONS)('planMigration writes an option that means the same as %s', (fn, written) => {
  const app = (origin: string): string => `${MODULE}app.use(cors({ ${origin} }))\n`
  const [stop] = planFiles({ 'app.js': app(`origin: ${fn}`) }).stops
  expect([stop?.code, stop?.suggestion]).toEqual(['origin-function', written])
  expect(stop?.message.includes('webcors denies the origin null')).toBe(
    /=> !|=== -1/.test(written ?? ''),
  )
  expect(stop?.message.includes('crossOriginProtection')).toBe(/error|"no"/i.test(fn))
  const after = app(written?.replace(/,$/, '') ?? `origin: '*'`)
  expect(stopsOf(planFiles({ 'app.js': after }))).toEqual([])
})

test('planMigration writes an option that means the same as a function that returns the origin', () => {
  const suggestion = (library: string, fn: string): string | undefined => {
    const text = `import { cors } from '${library}'\nconst list = ['https://a.example']\napp.use(cors({ origin: ${fn} }))\n`
    const module = library === 'hono/cors' ? text : text.replace('{ cors }', 'cors')
    return planFiles({ 'app.js': module }).stops[0]?.suggestion
  }
  const onHono = suggestion('hono/cors', '(origin, c) => list.includes(origin) ? origin : list[0]')
  const onKoa = suggestion(
    '@koa/cors',
    `(ctx) => { const o = ctx.headers.origin; if (!list.includes(o)) ctx.throw(403); return o }`,
  )
  const onKoaHost = suggestion(
    '@koa/cors',
    `(ctx) => list.includes(ctx.hostname) ? ctx.get('Origin') : ''`,
  )
  const other = suggestion('hono/cors', `(origin) => origin.endsWith('.a') ? origin : 'https://b'`)
  expect([onHono, onKoa, onKoaHost, other]).toEqual([
    'origin: list',
    undefined,
    undefined,
    undefined,
  ])
})

const KEPT = [
  `(origin, cb) => cb(null, !blocked.includes(origin))`,
  `(origin, cb) => cb(null, !origin || origin.includes('.example.com'))`,
  `(origin, cb) => cb(null, origin ? hosts.has(URL.parse(origin)?.hostname) : true)`,
  `(origin, cb) => (blocked.includes(origin) ? cb(null, true) : cb(null, false))`,
]

test.each(KEPT)(
  'the code to write for %s gives every page with an origin the same results',
  async (fn) => {
    const program = (origin: string): string => `import cors from 'cors'
import express from 'express'
const blocked = ['https://stranger.example', 'http://app.example.com']
const hosts = new Set(['app.example.com'])
const app = express()
app.use(cors({ ${origin} }))
app.all('/orders', (request, response) => response.json([1]))
app.listen(3000)
`
    const seenIn = async (text: string): Promise<Awaited<ReturnType<typeof seenFrom>>> => {
      const running = await folder.run('app.mjs', text)
      return seenFrom(running.base, '').finally(() => running.stop())
    }
    const before = program(`origin: ${fn}`)
    const suggestion = planFiles({ 'app.mjs': before }).stops[0]?.suggestion ?? ''
    const after = changed(planFiles({ 'app.mjs': program(suggestion) }))['app.mjs'] ?? ''
    expect(after).toContain(`import { cors } from '@webcors/node'`)
    // A function in webcors is not asked about the opaque origin, which is denied.
    const isOpaque = ({ page }: { readonly page: string }): boolean => page.startsWith('null ')
    const seen = (await seenIn(after)).filter((one) => !isOpaque(one))
    expect(seen).toEqual((await seenIn(before)).filter((one) => !isOpaque(one)))
    expect(new Set(seen.map(({ status }) => status === 'blocked')).size).toBe(2)
  },
)
