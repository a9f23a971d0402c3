import { expect, test } from 'vitest'
import { simulate } from './simulate.js'

test.each([
  ['an origin that is none', { origin: 'app.example.com', url: 'https://api.example.com/' }],
  ['a URL that is none', { origin: 'https://app.example.com', url: '/orders' }],
  [
    'a forbidden method',
    { origin: 'https://app.example.com', url: 'https://api.example.com/', method: 'TRACE' },
  ],
])('%s: nothing is sent, and nothing rejects', async (_, request) => {
  const simulation = await simulate(request, () => ({ status: 200, headers: [] }))
  expect(simulation).toMatchObject({ allowed: false, reason: 'request-invalid', phase: 'request' })
  expect(simulation.exchanges).toEqual([])
})
