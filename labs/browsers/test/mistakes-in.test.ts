import { expect, test } from 'vitest'
import { mistakesIn } from '../src/known-defects/mistakes-in.ts'

const outcome = {
  allowed: true,
  type: 'cors',
  status: 200,
  readable: ['content-type', 'x-b'],
  body: 'body',
} as const
const passed = [
  {
    request: 'OPTIONS /x [Access-Control-Request-Method: PUT]',
    response: '204 [Access-Control-Allow-Methods: PUT]',
  },
  { request: 'PUT /x [Origin: https://app.example.com]', response: '200 [Vary: Origin]' },
]
const seen = { outcome, passed, ran: true }

test('mistakesIn is empty for a step that meets its expectation', () => {
  const expected = { gets: 200, body: 'body', reads: ['x-b'], ran: true, answer: /^200.*Origin/ }
  expect(mistakesIn({ ...expected, preflight: /^204.*PUT/ }, seen)).toEqual([])
  expect(
    mistakesIn({ gets: 'nothing' }, { ...seen, outcome: { allowed: false, error: '' } }),
  ).toEqual([])
})

test.each([
  { gets: 'nothing' },
  { gets: 404 },
  { gets: 200, body: 'other' },
  { gets: 200, reads: [] },
  { gets: 200, ran: false },
  { gets: 200, preflight: null },
  { gets: 200, preflight: /^403/ },
  { gets: 200, answer: /^500/ },
] as const)('reports each mistake: %o', (expected) => {
  expect(mistakesIn(expected, seen)).toHaveLength(1)
})
