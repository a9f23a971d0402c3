import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Data, toJson, toYaml } from './yaml.js'

const key = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text !== '__proto__')
const { data } = fc.letrec<{ data: Data }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    fc.string({ maxLength: 20 }),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('data'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(key, tie('data'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
  ),
}))

test('toYaml and toJson print data that parsers read back unchanged', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(parse(toYaml(value))).toEqual(value)
      expect(JSON.parse(toJson(value))).toEqual(value)
    }),
  )
})

test('toYaml prints empty lists and objects, and leaves out undefined members', () => {
  expect(toYaml({ a: [], b: {}, c: undefined })).toBe('a: []\nb: {}\n')
})
