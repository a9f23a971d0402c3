import { expect, test } from 'vitest'
import { parseRegularExpression } from './parse-regular-expression.ts'

test.each<[expression: RegExp, texts: readonly string[]]>([
  [/^a\.b$/, ['a.b']],
  [/a\/\\\$B/, [String.raw`a/\$b`]],
  [/apps?/, ['app', 'apps']],
  [/a|b/, ['a', 'b']],
  [/(?:a|b)c/, ['ac', 'bc']],
  [/(a)?b/, ['b', 'ab']],
  [/a[b)\]]+c/, ['a*c']],
  [/a\d{2,3}?b/, ['a*b']],
  // Adjacent variable parts are one variable part.
  [/a\d+\w*b/, ['a*b']],
  [/(\w+\.)+a/, ['*.a']],
  [/(\w+\.)*a/, ['a', '*.a']],
])('the texts of %s are listed', (expression, texts) => {
  expect(parseRegularExpression(expression.source)).toEqual(texts)
})

test.each([/a^b/, /a$b/, /(?!a)b/, /(?:\w+\.|b)+c/, /a+/, /\p{L}/u])(
  'the texts of %s cannot be listed',
  (expression) => {
    expect(parseRegularExpression(expression.source)).toBeNull()
  },
)

test('at most sixteen texts are listed', () => {
  expect(parseRegularExpression('(a|b)(c|d)(e|f)(g|h)')).toHaveLength(16)
  expect(parseRegularExpression('(?:(a|b)(c|d)(e|f)(g|h))?i')).toBeNull()
})
