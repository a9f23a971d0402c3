import { describe, expect, test } from 'vitest'
import { changed, planFiles, stopsOf } from './project.test-util.js'

const ALL = `{ origin: '*', methods: ['GET'] }`

/** Returns the text of a module after the migration. The module must be rewritten completely. */
function rewritten(text: string): string {
  const plan = planFiles({ 'app.ts': text })
  expect(stopsOf(plan)).toEqual([])
  return changed(plan)['app.ts'] ?? text
}

/** Returns the text after the import. */
function body(text: string): string {
  return rewritten(`import cors from 'cors'\n${text}`).replace(/^.*\n/, '')
}

describe('planMigration with preflight routes', () => {
  test('removes a preflight route after a policy for all requests', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: '*', methods: ['GET'] }))\napp.options('*', cors({ origin: '*', methods: ['GET'] }))\napp.get('/', f)\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: '*', methods: ['GET'] }))\napp.get('/', f)\n`,
    )
  })

  test('removes a preflight route whose options are in the same variable', () => {
    const before = `import cors from 'cors'\nconst o = { origin: '*', methods: 'PUT' }\napp.use(cors(o))\napp.options('*', cors(o))\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\nconst o = { origin: '*', methods: ['PUT'] }\napp.use(cors(o))\n`,
    )
  })

  test('removes a preflight route with other options, because it never ran', () => {
    const before = `import cors from 'cors'\napp.use(cors({ origin: 'https://a.example', methods: ['GET'] }))\napp.options('*', cors())\n`
    expect(rewritten(before)).toBe(
      `import { cors } from '@webcors/node'\napp.use(cors({ origin: 'https://a.example', methods: ['GET'] }))\n`,
    )
  })

  test('stops at a preflight route with other options in front of the policy for all requests', () => {
    const before = `import cors from 'cors'\napp.options('*', cors())\napp.use(cors({ origin: 'https://a.example' }))\n`
    expect(stopsOf(planFiles({ 'app.js': before }))).toEqual(['app.js:3 stacked-policies'])
  })

  test('keeps a preflight route of a route that has a policy of its own', () => {
    const before = `import cors from 'cors'\nconst o = { origin: '*', methods: ['GET'] }\napp.options('/a', cors(o))\napp.put('/a', cors(o), f)\n`
    expect(rewritten(before)).toContain(`app.options('/a', cors(o))`)
  })
})

describe('planMigration with a preflight route that may run', () => {
  test('keeps a preflight route in front of a middleware and the same policy', () => {
    const text = `const o = ${ALL}\napp.options('*', cors(o))\napp.use(authenticate)\napp.use(cors(o))\n`
    expect(body(text)).toBe(text)
  })

  test('keeps a preflight route after a block that has the same policy', () => {
    const text = `if (DEV) {\n  app.use(cors(${ALL}))\n}\napp.options('*', cors(${ALL}))\n`
    expect(body(text)).toBe(text)
  })

  test('keeps a preflight route that is the body of a statement', () => {
    for (const text of [
      `app.use(cors(${ALL}))\nif (DEV)\n  app.options('*', cors(${ALL}))\napp.get('/', f)\n`,
      `app.use(cors(${ALL}))\nif (DEV) app.options('*', cors(${ALL}))\nelse log()\n`,
    ])
      expect(body(text)).toBe(text)
  })

  test('keeps a preflight route of an application that only has the same name', () => {
    const text = `function admin(app) {\n  app.use(cors(${ALL}))\n}\nfunction upload(app) {\n  app.options('*', cors(${ALL}))\n}\n`
    expect(body(text)).toBe(text)
  })

  test.each([
    ['a variable of a block', `{\n  const origin = 'https://b.example'\n  ROUTE\n}\nUSE\n`],
    ['a parameter', `function f(origin) {\n  ROUTE\n}\nUSE\n`],
  ])('stops if the options name %s, although the texts are the same', (_, text) => {
    const call = `cors({ origin, methods: ['GET'] })`
    const module = text
      .replace('ROUTE', `app.options('*', ${call})`)
      .replace('USE', `app.use(${call})`)
    const before = `import cors from 'cors'\nconst origin = 'https://a.example'\n${module}`
    expect(stopsOf(planFiles({ 'app.js': before }))).toContainEqual(
      expect.stringContaining('stacked-policies'),
    )
  })

  test('stops if this has another meaning in the options of the preflight route', () => {
    const call = `cors({ origin: this.origin, methods: ['GET'] })`
    const text = `import cors from 'cors'\nfunction a() { app.use(${call}) }\nfunction b() { app.options('*', ${call}) }\n`
    const options = { accept: ['unread-value'] }
    expect(stopsOf(planFiles({ 'app.js': text }, options))).toEqual(['app.js:3 stacked-policies'])
  })

  test('removes a preflight route of this.app in the method of its policy', () => {
    const text = `class A {\n  start() {\n    this.app.use(cors(${ALL}))\n`
    const end = `  }\n}\n`
    expect(body(`${text}    this.app.options('*', cors(${ALL}))\n${end}`)).toBe(text + end)
  })
})

describe('planMigration that removes a preflight route', () => {
  const USE = `app.use(cors(${ALL}))`
  const ROUTE = `app.options('*', cors())`

  test.each([
    ['a semicolon of the next line', `${USE}\n${ROUTE}\n;[1].map(f)\n`, `${USE}\n;[1].map(f)\n`],
    [
      'a semicolon that the next line needs',
      `${USE}\nlog()\n${ROUTE};\n(f)()\n`,
      `${USE}\nlog()\n;\n(f)()\n`,
    ],
    [
      'a comment behind it',
      `${USE}\n  ${ROUTE}; // preflights\nf()\n`,
      `${USE}\n  // preflights\nf()\n`,
    ],
    ['a comment in front of it', `${USE}\n/* a */ ${ROUTE}\nf()\n`, `${USE}\n/* a */\nf()\n`],
    ['a comment in it', `${USE}\n${ROUTE} /* a */;\nf()\n`, `${USE}\n/* a */;\nf()\n`],
    ['other code on its line', `${USE}; ${ROUTE}; f()\n`, `${USE}; f()\n`],
    ['the line end in front of it', `${USE}; ${ROUTE}\r\nf()\n`, `${USE};\r\nf()\n`],
    ['the end of the file', `${USE}\n${ROUTE}`, `${USE}\n`],
  ])('keeps %s', (_, before, after) => {
    expect(body(before)).toBe(after)
  })
})
