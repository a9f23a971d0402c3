import { expect, test } from 'vitest'
import { byTheDoctor } from '../src/deviations/by-the-doctor.ts'
import { DEVIATIONS } from '../src/deviations/deviations.ts'
import { makeCases, placesOf } from '../src/deviations/make-cases.ts'
import { tell } from '../src/deviations/tell.ts'

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
  const told = await byTheDoctor(null, makeCases(deviation, 1, places), ORIGINS.page)
  expect(tell(deviation, places, told)).toBe(deviation.standard)
})

test('a line of the console is reported without its frame and without ports', () => {
  const deviation = DEVIATIONS.find(({ shown }) => shown === 'console')
  if (!deviation) throw new Error('No deviation is shown by the console')
  const places = placesOf(1, ORIGINS)
  const told = (line: string) => tell(deviation, places, { outcomes: [], wire: [], lines: [line] })
  const from = `Access to fetch at '${places.api}' from origin '${ORIGINS.page}'`
  expect(told(`${from} has been blocked by CORS policy: No '${ORIGINS.page}' here.`)).toBe(
    "No '{page}' here.",
  )
  expect(told(`Cross-Origin … at ${places.api}. (Reason: so it is). Status code: 200.`)).toBe(
    'so it is',
  )
  expect(told(`Cross-origin redirection to ${places.other} denied`)).toBe(
    'Cross-origin redirection to {other} denied',
  )
})
