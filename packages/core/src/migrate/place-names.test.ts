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

test.each([
  ['methods', [5], 'method-invalid'],
  ['methods', [['put']], 'method-invalid'],
  ['methods', [{ toString: () => 'put' }], 'method-invalid'],
  ['allowedHeaders', [null], 'request-header-invalid'],
  ['exposedHeaders', [undefined], 'exposed-header-invalid'],
])('an entry of %s that is not a string is refused with its place: %o', (option, given, code) => {
  const { issues } = read({ [option]: ['A', ...given] })
  expect(issues).toMatchObject([{ code, path: [option, 1], value: given[0] }])
})

test.each([['*,PUT'], ['PUT,*'], [['*', 'PUT']]])(
  'a star beside other names is refused: %o',
  (methods) => {
    expect(read({ methods }).issues).toMatchObject([{ code: 'wildcard-in-list' }])
  },
)
