import * as fc from 'fast-check'

/** Creates an arbitrary of functions or values that fast-check prints by their names. */
export function named<Value>(values: Readonly<Record<string, Value>>): fc.Arbitrary<Value> {
  const entries = Object.entries(values).map(([name, value]) => {
    const shown =
      typeof value === 'function'
        ? Object.assign(value, { [fc.toStringMethod]: () => name })
        : value
    return fc.constant(shown)
  })
  return fc.oneof(...entries)
}

/** Values that are taken four times in five. */
function mostly<Value>(...values: readonly Value[]) {
  return { weight: 4, arbitrary: fc.constantFrom(...values) }
}

export const LISTED = fc.constantFrom(
  'https://app.example.com',
  'https://b.example.com',
  'http://localhost:3000',
)

/**
 * Texts that other libraries accept as an origin, and that webcors reads as a pattern or refuses.
 */
export const ODD_TEXT = fc.oneof(
  mostly('https://*.example.com', 'https://pr-*.example.com', 'http://localhost:*'),
  fc.constantFrom(
    'http://plain.example.com',
    'https://app.example.com/',
    'app.example.com',
    'https://app.example.com,https://b.example.com',
    'null',
    '*',
    '',
  ),
)

/** Origins of which most are valid, so that most options are converted. */
export const TEXT = fc.oneof({ weight: 6, arbitrary: LISTED }, { weight: 1, arbitrary: ODD_TEXT })

export const METHODS = fc.oneof(
  mostly<unknown>('GET,PUT', ['PUT', 'DELETE'], [], ['PUT,PATCH'], ['PATCH']),
  fc.constantFrom<unknown>('*', ['put', 'delete'], 'GET, patch', undefined, ''),
)

export const HEADERS = fc.oneof(
  mostly<unknown>(
    ['X-Token', 'Content-Type'],
    'X-Token, Authorization,Content-Type',
    'content-type',
  ),
  fc.constantFrom<unknown>('*', ['*'], [], '', null, undefined),
)

export const EXPOSED = fc.oneof(
  mostly<unknown>(['custom-header1'], 'custom-header1, Custom-Header2'),
  fc.constantFrom<unknown>('*', [], '', null, undefined),
)

export const CREDENTIALS = fc.oneof(
  mostly<unknown>(true, true, false, null, undefined),
  fc.constant('true'),
)

export const MAX_AGE = fc.oneof(
  mostly<unknown>(0, 600, '600', 1e7, null, '', undefined),
  fc.constantFrom<unknown>(-1, 1.5, 'a day'),
)

export const STATUS = fc.oneof(mostly<unknown>(200, 204, '204', undefined), fc.constant(202))

/** Options of webcors that allow values which it would otherwise refuse. */
export const OWN = { dangerouslyAllowInsecureOrigins: fc.constant(true) }
