import { describe, expect, it } from 'vitest'
import { readPolicy } from '../playground/model/read-policy.ts'

const OPTIONS = { origin: ['https://app.example.com'], credentials: true }

describe('readPolicy', () => {
  it.each([
    ['JSON', '{"origin": ["https://app.example.com"], "credentials": true}'],
    ['an object of JavaScript', "{ origin: ['https://app.example.com'], credentials: true }"],
    [
      'comments and trailing commas',
      "// ours\n{\n  origin: ['https://app.example.com',], /* cookies */ credentials: true,\n}",
    ],
    ['a call', "cors({ origin: ['https://app.example.com'], credentials: true })"],
    [
      'a call in a call',
      "app.use(cors({ origin: ['https://app.example.com'], credentials: true }));",
    ],
    [
      'a wrapper with a handler before the options',
      "export default { fetch: withCors(handler, { origin: ['https://app.example.com'], credentials: true }) }".slice(
        'export default { fetch: '.length,
        -' }'.length,
      ),
    ],
    ['an assignment', "const options = { origin: ['https://app.example.com'], credentials: true }"],
  ])('reads %s', (_, text) => {
    expect(readPolicy(text)).toEqual({ options: OPTIONS, problem: null })
  })

  it.each([
    ['nothing', ' \n', 'it is empty'],
    ['a function', '{ origin: (origin) => true }', 'never runs pasted code'],
    ['a regular expression', '{ origin: /example/ }', 'Write a pattern'],
    ['a variable', '{ origin: process.env.ORIGIN }', 'at line 1, column 11, before "process.env'],
    ['a bracket that is not closed', '{ origin: ["https://a.example"', 'it ends too early'],
  ])('names the problem with %s', (_, text, problem) => {
    expect(readPolicy(text).problem).toContain(problem)
  })

  it('runs nothing that it reads', () => {
    const text = '{ origin: (globalThis.wasRun = true, "*") }'
    expect(readPolicy(text).problem).not.toBeNull()
    expect(globalThis).not.toHaveProperty('wasRun')
  })
})
