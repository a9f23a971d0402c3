import { expect, test } from 'vitest'
import { type CorsDecision, type CorsOptions, withCors } from '../index.ts'
import { APP, EVIL, fetchRequest } from '../policy/policy.test-util.ts'
import { countUnhandledRejections } from '../unhandled-rejections.test-util.ts'
import { LISTED, now } from './with-cors.test-util.ts'

/** Collects the reports about one response. */
function reportsOf(headers: Record<string, string>, origin: string | null): CorsDecision[] {
  const reports: CorsDecision[] = []
  const options: CorsOptions = { ...LISTED, onDecision: (decision) => void reports.push(decision) }
  now(withCors(() => new Response(null, { headers }), options)(fetchRequest(origin)))
  return reports
}

test('headers of the application that the policy replaced or removed are reported once, after the decision', () => {
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Max-Age': '5',
    'X-Other': '1',
  }
  const [decision, replaced, ...more] = reportsOf(headers, APP)
  expect(more).toEqual([])
  expect(decision).toMatchObject({ allowed: true, reason: null })
  expect(replaced).toEqual({
    ...decision,
    reason: 'headers-replaced',
    replaced: ['access-control-allow-origin', 'access-control-max-age'],
  })
})

test('for an origin that is not allowed, all CORS headers of the application are reported', () => {
  const headers = { 'Access-Control-Allow-Origin': EVIL, 'Access-Control-Expose-Headers': 'ETag' }
  expect(reportsOf(headers, EVIL)[1]).toMatchObject({
    allowed: false,
    reason: 'headers-replaced',
    replaced: ['access-control-allow-origin', 'access-control-expose-headers'],
  })
})

test('a header of the application that has the value of the policy is not reported', () => {
  const headers = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Expose-Headers': 'ETag' }
  expect(reportsOf(headers, APP)).toHaveLength(1)
  expect(reportsOf({ ...headers, 'Access-Control-Expose-Headers': '*' }, APP)[1]?.replaced).toEqual(
    ['access-control-expose-headers'],
  )
})

test('a hook that rejects does not cause an unhandled rejection', async () => {
  const onDecision = async (): Promise<never> => Promise.reject(new Error('no'))
  const wrapped = withCors(() => new Response(), { ...LISTED, onDecision })
  expect(await countUnhandledRejections(() => now(wrapped(fetchRequest(APP))))).toBe(0)
})
