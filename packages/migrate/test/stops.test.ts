import { describe, expect, test } from 'vitest'
import { planFiles, stopsOf } from './project.test-util.js'

const codesOf = (text: string, path = 'app.ts'): readonly string[] => {
  const plan = planFiles({ [path]: text })
  expect(plan.changes).toEqual([])
  return plan.stops.map(({ code }) => code)
}

describe('planMigration with imports that cannot be followed', () => {
  test.each([
    [`export { default } from 'cors'`, ['import-unclear']],
    [`import cors from 'cors'\napp.use(cors)`, ['import-unclear']],
    [`import cors from 'cors'\nexport const make = cors`, ['import-unclear']],
    [`import cors, { CorsOptionsDelegate } from 'cors'\napp.use(cors())`, ['import-unclear']],
    [
      `import type { CorsOptions } from 'cors'\nexport const o: CorsOptions = {}`,
      ['import-unclear'],
    ],
    [`const cors = (await import('cors')).default\napp.use(cors())`, ['import-unclear']],
    [`import cors from 'cors'\napp.use(cors({}, 1))`, ['import-unclear']],
    [`function f() { app.register(import('@fastify/cors'), {}) }`, ['import-unclear']],
    [`import cors from '@fastify/cors'\napp.after(cors)`, ['import-unclear']],
  ])('stops at %s', (text, codes) => {
    expect(codesOf(text)).toEqual(codes)
  })
})

describe('planMigration with options that are known only at run time', () => {
  test.each([
    ['options', ['unread-options']],
    ['...args', ['unread-options']],
    ['{ ...base }', ['unread-options']],
    ['{ [name]: 1 }', ['unread-options']],
    ['{ get origin() { return 1 } }', ['unread-options']],
    ['make()', ['unread-options']],
    ['{ origin: list() }', ['unread-value']],
    ['{ origin: [a, "https://b.example"] }', ['unread-value']],
    ['{ origin: "https://a.example", credentials: isDev }', ['unread-value']],
    ['{ origin: `https://${host}` }', ['unread-value']],
    ['(request, callback) => callback(null, {})', ['options-function']],
    ['{ origin: (o, done) => done(null, o) }', ['origin-function']],
    ['{ origin: "*", methods: yes ? "GET" : "PUT" }', ['unread-options']],
  ])('stops at cors(%s)', (options, codes) => {
    expect(codesOf(`import cors from 'cors'\napp.use(cors(${options}))`)).toEqual(codes)
  })

  test.each([
    ['are changed later', `const o = { origin: '*' }\no.origin = x\napp.use(cors(o))`],
    ['are assigned again', `let o = { origin: '*' }\no = x\napp.use(cors(o))`],
    ['are exported', `export const o = { origin: '*' }\napp.use(cors(o))`],
    ['are read elsewhere', `const o = { origin: '*' }\napp.use(cors(o))\nconsole.log(o.origin)`],
    ['are imported', `import o from './o.js'\napp.use(cors(o))`],
  ])('stops at options that %s', (_, text) => {
    expect(codesOf(`import cors from 'cors'\n${text}`)).toEqual(['unread-options'])
  })
})

describe('planMigration with options that webcors refuses or reads in another way', () => {
  test.each([
    [`{ origin: '*', credentials: true }`, ['origin-wildcard-with-credentials']],
    [`{ origin: new RegExp('example.com') }`, ['origin-type']],
    [`{ origin: '' }`, ['origin-missing']],
    [`{ origin: 'https://*.example.com' }`, ['star-matches-now']],
    [`{ origin: '*', allowedHeaders: '*' }`, ['star-for-names']],
    [`{ origin: '*', preflightContinue: true }`, ['option-unknown']],
    [`{ origin: '*', allowHeaders: ['X-A'] }`, ['option-unknown']],
    [`{ origin: '*', maxAge: -1 }`, ['max-age-invalid']],
    [`{ origin: dev ? '*' : /a/ }`, ['origin-type']],
    [`{ origin: a ? 'https://a.example' : b ? '*' : /a/ }`, ['origin-type']],
    [`{ origin: a ? (b ? '*' : /a/) : 'https://a.example' }`, ['origin-type']],
    [
      `{ origin: dev ? '*' : 'https://a.example', credentials: true }`,
      ['origin-wildcard-with-credentials'],
    ],
  ])('stops at the options %s', (options, codes) => {
    expect(codesOf(`import cors from 'cors'\napp.use(cors(${options}))`)).toEqual(codes)
  })
})

describe('planMigration with two policies', () => {
  test.each([
    ['for all requests and for a route', `app.use(cors())\napp.get('/a', cors(), f)`, true],
    ['for all requests', `app.use(cors())\napp.use(cors({ origin: '*' }))`, true],
    ['for a path and below it', `app.use('/a', cors())\napp.get('/a/b', cors(), f)`, true],
    [
      'for all requests and for a router',
      `app.use(cors())\nconst r = Router()\nr.use(cors())`,
      true,
    ],
    [
      'of which one has a path that cannot be read',
      `app.use(path, cors())\napp.get('/a', cors(), f)`,
      true,
    ],
    ['for two paths', `app.use('/a', cors())\napp.use('/b', cors())`, false],
    [
      'for paths of which one begins like the other one',
      `app.use('/a', cors())\napp.get('/ab', cors(), f)`,
      false,
    ],
    ['for two routes', `app.get('/a', cors(), f)\napp.get('/b', cors(), f)`, false],
    ['for two routers', `const r = Router(), s = Router()\nr.use(cors())\ns.use(cors())`, false],
  ])('%s stops only if both may run for one request', (_, lines, isStopped) => {
    const plan = planFiles({ 'app.ts': `import cors from 'cors'\n${lines}\n` })
    expect(plan.stops.map(({ code }) => code)).toEqual(isStopped ? ['stacked-policies'] : [])
  })
})

test('planMigration names a module that cannot be parsed', () => {
  const plan = planFiles({ 'a.js': `import cors from 'cors'\napp.use(cors(` })
  expect(stopsOf(plan)).toEqual(['a.js:1 file-unreadable'])
  expect(plan.stops[0]?.message).toMatch(
    /^Cannot parse a\.js, which names CORS: [^\n]+\. Check it by hand\.$/,
  )
})

test('planMigration ignores codes in accept that are not acceptable', () => {
  const text = `import cors from 'cors'\napp.use(cors({ origin: true, credentials: true }))`
  const plan = planFiles({ 'a.js': text }, { accept: ['origin-wildcard-with-credentials'] })
  expect(stopsOf(plan)).toEqual(['a.js:2 origin-wildcard-with-credentials'])
})
