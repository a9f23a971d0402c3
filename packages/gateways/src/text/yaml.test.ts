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

test('a YAML parser reads back what was printed', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(parse(toYaml(value))).toEqual(value)
      expect(JSON.parse(toJson(value))).toEqual(value)
    }),
  )
})

test('empty lists and objects are printed, and undefined members are not', () => {
  expect(toYaml({ a: [], b: {}, c: undefined })).toBe('a: []\nb: {}\n')
})
