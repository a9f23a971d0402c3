import { expect, test } from 'vitest'
import { byTheDoctor } from '../src/deviations/by-the-doctor.ts'
import { DEVIATIONS } from '../src/deviations/deviations.ts'
import { makeCases, placesOf } from '../src/deviations/make-cases.ts'
import { evidenceOf } from '../src/deviations/evidence-of.ts'

const ORIGINS = { page: 'http://page.test', api: 'http://api.test', other: 'http://other.test' }
const SCRIPTED = DEVIATIONS.filter(
  ({ shown, requests }) =>
    shown !== 'console' && requests.every(({ api = 'fetch' }) => /^(?:fetch|XML)/.test(api)),
)

test('each case has a unique name', () => {
  expect(new Set(DEVIATIONS.map(({ name }) => name)).size).toBe(DEVIATIONS.length)
  expect(SCRIPTED.length).toBeGreaterThan(14)
})

test.each(SCRIPTED)('the doctor predicts by the standard: $name', async (deviation) => {
  const places = placesOf(1, ORIGINS)
  const observed = await byTheDoctor(null, makeCases(deviation, 1, places), ORIGINS.page)
  expect(evidenceOf(deviation, places, observed)).toBe(deviation.standard)
})

test('evidenceOf removes the frame and the ports of a console line', () => {
  const deviation = DEVIATIONS.find(({ shown }) => shown === 'console')
  if (!deviation) throw new Error('No deviation is shown by the console')
  const places = placesOf(1, ORIGINS)
  const observed = (line: string) =>
    evidenceOf(deviation, places, { outcomes: [], wire: [], lines: [line] })
  const from = `Access to fetch at '${places.api}' from origin '${ORIGINS.page}'`
  expect(observed(`${from} has been blocked by CORS policy: No '${ORIGINS.page}' here.`)).toBe(
    "No '{page}' here.",
  )
  expect(observed(`Cross-Origin … at ${places.api}. (Reason: so it is). Status code: 200.`)).toBe(
    'so it is',
  )
  expect(observed(`Cross-origin redirection to ${places.other} denied`)).toBe(
    'Cross-origin redirection to {other} denied',
  )
})
