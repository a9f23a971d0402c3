import { describe, expect, test } from 'vitest'
import { APP, issuesOf } from '../policy/policy.test-util.ts'

describe('the description of a value in a message', () => {
  const messageFor = (value: unknown): string => {
    const [issue] = issuesOf({ origin: APP, credentials: value })
    return issue?.message ?? expect.fail('no issue')
  }
  class Named {
    readonly a = 1
  }
  /** Makes an object whose class has the given name. */
  const instanceOf = (name: unknown): object => {
    const constructor = Object.defineProperty(() => {}, 'name', { value: name })
    return Object.create({ constructor }) as object
  }
  const circle: unknown[] = []
  circle.push(circle)

  test.each<readonly [value: unknown, shown: string]>([
    ['', 'the string ""'],
    ['yes', 'the string "yes"'],
    ['a "quoted" word', 'the string "a \\"quoted\\" word"'],
    ['two\nlines', 'the string "two\\nlines"'],
    ['$& $1 $$ $', 'the string "$& $1 $$ $"'],
    ['x'.repeat(100), `the string "${'x'.repeat(100)}"`],
    ['x'.repeat(101), `the string "${'x'.repeat(100)}…"`],
    [0, '0'],
    [-0.5, '-0.5'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
    [Symbol('s'), 'Symbol(s)'],
    [() => true, 'a function'],
    [Named, 'a function'],
    [/a+/gi, 'the regular expression /a+/gi'],
    [{}, 'an object'],
    [{ toString: 1 }, 'an object'],
    [Object.create(null), 'an object'],
    [{ constructor: null }, 'an object'],
    [[], 'an Array'],
    [circle, 'an Array'],
    [new Named(), 'a Named'],
    [new Date(0), 'a Date'],
    [new URL(APP), 'a URL'],
    [new Proxy({}, {}), 'an object'],
    [instanceOf('a\nb'), 'an object'],
    [instanceOf({}), 'an object'],
    [Object.create({ constructor: undefined }), 'an object'],
    [instanceOf('ObjectStore'), 'an ObjectStore'],
  ])('value %# (%s) is described in a few words', (value, shown) => {
    expect(messageFor(value)).toBe(
      `Cannot set credentials to ${shown}: it must be a boolean. Write true, or leave it out.`,
    )
  })

  test.each<readonly [name: string, value: unknown]>([
    ['a string', 'x'.repeat(1 << 20)],
    ['a regular expression', new RegExp('x'.repeat(10_000))],
    ['a symbol', Symbol('x'.repeat(10_000))],
    ['a bigint', 10n ** 5000n],
    ['an instance', instanceOf('L'.repeat(2000))],
  ])('%s that is long is cut', (_, value) => {
    expect(messageFor(value).length).toBeLessThan(300)
  })

  test('a long name of an option, and a long list in one string, are cut', () => {
    for (const options of [
      { origin: APP, ['x'.repeat(100_000)]: true },
      { origin: APP, methods: 'x,'.repeat(100_000) },
      { origin: `https://${'x'.repeat(100_000)}.com/` },
      { origin: new URL(`https://${'x'.repeat(10_000)}.com`) },
    ]) {
      for (const { message } of issuesOf(options)) expect(message.length).toBeLessThan(800)
      expect(issuesOf(options)).toHaveLength(1)
    }
  })
})
