import { expect, test } from 'vitest'
import { fromExpressCors } from './from-express-cors.js'

/** As from a configuration file: any value at all. */
const read = fromExpressCors as (options: unknown) => ReturnType<typeof fromExpressCors>

test.each([
  ['methods', null],
  ['methods', 5],
  ['allowedHeaders', new Set(['A'])],
  ['headers', null],
  ['exposedHeaders', { A: true }],
])('%s: %o is no list of names', (option, given) => {
  const { issues } = read({ [option]: given })
  expect(issues).toMatchObject([{ code: 'list-type', path: [option], value: given }])
})
