import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'

/**
 * The function with parameters of any type, for values as they may come from a configuration file.
 */
const read = fromExpressCors as (options: unknown) => ReturnType<typeof fromExpressCors>

test.each([
  ['a day remains a day', 86_400, 86_400],
  ['more than a day becomes a day', 86_401, 86_400],
  ['more than a day in digits becomes a day', '99999999', 86_400],
  ['less than a day remains as it is', 86_399, 86_399],
  ['digits become a number', '0600', 600],
  // Browsers keep an answer without the header for five seconds.
  ['undefined, which is not sent, becomes five seconds', undefined, 5],
  ['null, which is not sent, becomes five seconds', null, 5],
  ['an empty string, which is not sent, becomes five seconds', '', 5],
  ['false, which is not sent, becomes five seconds', false, 5],
])('a max-age of %s', (_, maxAge, seconds) => {
  expect(read({ maxAge }).value).toMatchObject({ maxAge: seconds })
})

test.each([['1e3'], ['-600'], ['600 '], [' '], ['600.5'], [true], [['600']], [600.5], [Infinity]])(
  'a max-age of %o is refused, because it is not a number of seconds',
  (maxAge) => {
    expect(read({ maxAge }).issues).toMatchObject([
      { code: 'max-age-invalid', path: ['maxAge'], value: maxAge },
    ])
  },
)
