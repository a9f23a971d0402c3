import { describe, expect, test } from 'vitest'
import { changed, planFiles } from './project.test-util.js'

const codesOf = (text: string): readonly string[] => {
  const plan = planFiles({ 'app.ts': text })
  expect(plan.changes).toEqual([])
  return plan.stops.map(({ code }) => code)
}

describe('planMigration with values that other code may change', () => {
  test.each([
    ['a property', `const o = { list }\no.list.push(other)`],
    ['a property that is assigned', `app.locals.list = list`],
    ['an element of another list', `const all = [list]`],
    ['another variable', `const other = list\nother.push('https://b.example')`],
    ['exported options', `export const o = { origin: list }`],
    ['a CommonJS export', `module.exports = { list }`],
    ['an export', `export { list }`],
    ['a default export', `export default list`],
    ['a return value', `const origins = () => list`],
    ['a constructor', `new Tenants(list)`],
    ['a method with a computed name', `list[method](other)`],
    ['a type assertion', `(list as string[]).push(other)`],
    ['a borrowed method', `list.push.apply(list, others)`],
    ['an element in a pattern', `;[list[0]] = others`],
    ['a loop over elements', `for (list[0] of others) f()`],
  ])('stops at a list that can change through %s', (_, lines) => {
    const text = `import cors from 'cors'\nconst list = ['https://a.example']\n${lines}\napp.use(cors({ origin: list }))`
    expect(codesOf(text)).toEqual(['unread-value'])
  })

  test.each([
    ['an exported list', `export const list = ['https://a.example']`],
    ['a list of two', `const list = isDev ? ['https://a.example'] : []\nlist.push(other)`],
    ['a list with two names', `const all = ['https://a.example'], list = all\nall.push(other)`],
    ['variables that name each other', `const list = other, other = list`],
  ])('stops at %s', (_, lines) => {
    const text = `import cors from 'cors'\n${lines}\napp.use(cors({ origin: list }))`
    expect(codesOf(text)).toEqual(['unread-value'])
  })

  test.each([
    ['a pattern', `({ methods } = config)`],
    ['a pattern with another name', `({ allowed: methods = 'PUT' } = config)`],
    ['a pattern of an array', `;[origin, methods] = config`],
    ['the rest of a pattern', `;[...methods] = config`],
    ['a pattern of a loop', `for ([origin, methods] of all) f()`],
    ['a pattern of a pattern', `;[{ methods }] = config`],
    ['parentheses', `;(methods) = config`],
    ['a second declaration', `if (isDev) { var methods = 'GET' }`],
    ['a second declaration with a pattern', `var { methods } = config`],
  ])('stops at a text that %s may change', (_, line) => {
    const text = `import cors from 'cors'\nvar methods = 'GET,PUT'\n${line}\napp.use(cors({ origin: '*', methods }))`
    expect(codesOf(text)).toEqual(['unread-value'])
  })

  test('stops at a variable that only a branch declares', () => {
    const text = `import cors from 'cors'\nif (isDev) { var origin = 'https://a.example' }\napp.use(cors({ origin }))`
    expect(codesOf(text)).toEqual(['unread-value'])
  })

  test('stops at options that are declared twice', () => {
    const text = `import cors from 'cors'\nvar o = { origin: '*' }\nif (isDev) { var o = {} }\napp.use(cors(o))`
    expect(codesOf(text)).toEqual(['unread-options'])
  })

  test.each([
    ['push', `list.push(other)`],
    ['an assignment', `list = other`],
    ['an element', `list[1] = other`],
    ['a function', `extend(list)`],
  ])('stops at a list that %s may change', (_, line) => {
    const text = `import cors from 'cors'\nlet list = ['https://a.example']\n${line}\napp.use(cors({ origin: list }))`
    expect(codesOf(text)).toEqual(['unread-value'])
  })
})

test('planMigration writes a function for a list of texts that other code may extend', () => {
  const suggestionFor = (list: string, name = 'list'): string | undefined => {
    const text = `import cors from 'cors'\n${list}\n${name}.push(other)\napp.use(cors({ origin: ${name} }))`
    return planFiles({ 'app.ts': text }).stops[0]?.suggestion
  }
  const written = 'origin: (origin) => list.includes(origin)'
  expect(suggestionFor(`const list = ['https://a.example']`)).toBe(written)
  expect(suggestionFor(`let list = ['https://a.example']`)).toBe(undefined)
  expect(suggestionFor('const list = [/a/]')).toBe(undefined)
  expect(suggestionFor(`const origin = ['https://a.example']`, 'origin')).toBe(undefined)
  const after = `import cors from 'cors'\nconst list = []\nlist.push(other)\napp.use(cors({ ${written} }))`
  expect(planFiles({ 'app.ts': after }).stops).toEqual([])
})

describe('planMigration with values that other code reads', () => {
  const rewritten = (text: string): string | undefined =>
    changed(planFiles({ 'app.ts': text }))['app.ts']

  test.each([
    ['in two policies', `app.use('/b', cors({ origin: list, methods: ['GET'] }))`],
    [
      'in options that a variable has',
      `const o = { origin: list, methods: ['GET'] }\napp.use('/b', cors(o))`,
    ],
    ['by Socket.IO', `new Server(http, { cors: { origin: list } })`],
    ['as elements', `const all = [...list, other]\nconst known = new Set(list)`],
    ['by methods', `const has = (origin) => list.includes(origin) || list?.[0] === origin`],
    ['in conditions and loops', `if (list) for (const origin of list) log(typeof list)`],
  ])('reads a list that is also used %s', (_, lines) => {
    const before = `import cors from 'cors'\nconst list = ['https://a.example']\n${lines}\napp.use('/a', cors({ origin: list, methods: 'GET' }))\n`
    expect(rewritten(before)).toContain(`app.use('/a', cors({ origin: list, methods: ['GET'] }))`)
  })

  test('reads a var whose name another function uses', () => {
    const before = `import cors from 'cors'\nvar methods = 'GET'\nfunction f() { var methods = 1 }\nfunction g(methods) {}\napp.use(cors({ origin: '*', methods }))\n`
    expect(rewritten(before)).toContain(`cors({ origin: '*', methods: ['GET'] })`)
  })
})
