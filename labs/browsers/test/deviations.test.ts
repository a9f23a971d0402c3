import { expect, test } from 'vitest'
import { byTheDoctor } from '../src/departures/by-the-doctor.ts'
import { DEPARTURES } from '../src/departures/departures.ts'
import { makeCases, placesOf } from '../src/departures/make-cases.ts'
import { tell } from '../src/departures/tell.ts'

const ORIGINS = { page: 'http://page.test', api: 'http://api.test', other: 'http://other.test' }
const SCRIPTED = DEPARTURES.filter(
  ({ shown, requests }) =>
    shown !== 'console' && requests.every(({ api = 'fetch' }) => /^(?:fetch|XML)/.test(api)),
)

test('each case has a name of its own', () => {
  expect(new Set(DEPARTURES.map(({ name }) => name)).size).toBe(DEPARTURES.length)
  expect(SCRIPTED.length).toBeGreaterThan(14)
})

test.each(SCRIPTED)('by the standard: $name', async (departure) => {
  const places = placesOf(1, ORIGINS)
  const told = await byTheDoctor(null, makeCases(departure, 1, places), ORIGINS.page)
  expect(tell(departure, places, told)).toBe(departure.standard)
})

test('a line of the console is told without what every line has around it, and without ports', () => {
  const departure = DEPARTURES.find(({ shown }) => shown === 'console')
  if (!departure) throw new Error('No departure is shown by the console')
  const places = placesOf(1, ORIGINS)
  const told = (line: string) => tell(departure, places, { outcomes: [], wire: [], lines: [line] })
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
