import * as fc from 'fast-check'
import type { CorsRequest } from '../index.ts'
import { APP, EVIL } from './policy.test-util.ts'

// A failure prints the seed and the path of the smallest counterexample: give both to `fc.assert`
// to see it again.
export const SEED = 6454

export const boom = (): never => {
  throw new Error('boom')
}

/** Header values: arbitrary texts, and texts that are nearly valid. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'htps:/.*[]@,; \t\r\n\0-_aA1é☃'.split('')) }),
  fc.constantFrom(
    APP,
    EVIL,
    'null',
    '*',
    '',
    ',',
    ',,,,',
    'x-a',
    'X-A, x-b',
    'PUT',
    'TRACE',
    '__proto__',
  ),
  fc.string({ unit: 'binary' }).map((more) => APP + more),
  fc.string({ unit: 'binary' }).map((more) => `x-a,${more}`),
  fc.constantFrom(...'a,: \n'.split('')).map((c) => c.repeat(100_000)),
  fc.constantFrom('x-a,', ', ', 'é,').map((part) => part.repeat(30_000)),
)
export const field: fc.Arbitrary<string | null> = fc.option(text, { freq: 4 })
export const corsRequest: fc.Arbitrary<CorsRequest> = fc.record({
  method: fc.oneof(
    { weight: 2, arbitrary: fc.constant('OPTIONS') },
    fc.constantFrom('GET', 'POST'),
    text,
  ),
  origin: fc.oneof(fc.constantFrom(APP, 'https://a.example.com', EVIL), field),
  requestMethod: field,
  requestHeaders: field,
  fetchSite: field,
  host: field,
})
