import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'

/**
 * The function with parameters of any type, for values as they may come from a configuration file.
 */
const read = fromExpressCors as (options: unknown) => ReturnType<typeof fromExpressCors>

test.each([
  ['methods', null],
  ['methods', 5],
  ['allowedHeaders', new Set(['A'])],
  ['headers', 5],
  ['exposedHeaders', { A: true }],
])('the option %s is refused with the value %o, which is not a list of names', (option, given) => {
  const { issues } = read({ [option]: given })
  expect(issues).toMatchObject([{ code: 'list-type', path: [option], value: given }])
})
