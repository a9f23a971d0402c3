import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.js'

/** Takes any value, as from a configuration file. */
const read = fromExpressCors as (options: unknown) => ReturnType<typeof fromExpressCors>

test.each([
  ['methods', null],
  ['methods', 5],
  ['allowedHeaders', new Set(['A'])],
  ['headers', 5],
  ['exposedHeaders', { A: true }],
])('refuses %s: %o, which is not a list of names', (option, given) => {
  const { issues } = read({ [option]: given })
  expect(issues).toMatchObject([{ code: 'list-type', path: [option], value: given }])
})
