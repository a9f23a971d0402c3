import { CorsOptionsError } from '@webcors/core'
import { describe, expect, it } from 'vitest'
import { withCors } from './index.js'
import { issuesOf, ok } from './requests.test-util.js'

describe('errors at the start', () => {
  const wrap = withCors as (...args: unknown[]) => unknown

  it.each([
    ['an unset variable (known defect 3)', [ok, undefined]],
    ['an unset variable for a whole route (known defect 3)', [{ GET: ok }, undefined]],
    ['options without an origin', [{ GET: ok }, { methods: ['GET'] }]],
    [
      'any origin with credentials (known defect 4)',
      [{ GET: ok }, { origin: '*', credentials: true }],
    ],
    [
      'a slash at the end of an origin (known defect 5)',
      [ok, { origin: 'https://app.example.com/' }],
    ],
    ['a regular expression (known defect 6)', [ok, { origin: /example\.com$/ }]],
    ['a max-age in words (known defect 10)', [{ GET: ok }, { origin: '*', maxAge: '600' }]],
    ['a hook that does not exist', [{ GET: ok }, { origin: '*' }, { onEror: ok }]],
    ['a hook that is not a function', [{ GET: ok }, { origin: '*' }, { onError: 'x' }]],
    ['hooks that are null', [ok, { origin: '*' }, null]],
    ['no handler', [undefined]],
    ['a route with an undefined handler', [{ GET: undefined }]],
    ['a handler that has a policy', [{ GET: withCors(ok) }]],
  ])('withCors refuses %s', (_, args) => {
    expect(() => wrap(...args)).toThrow(CorsOptionsError)
  })

  it('withCors refuses methods that Next would never call, and says what to write', () => {
    expect(issuesOf(() => wrap({ get: ok, FETCH: ok }))).toEqual([
      [
        'get',
        'Cannot wrap method "get": Next.js does not call a handler with that name. Write GET.',
      ],
      [
        'FETCH',
        'Cannot wrap method "FETCH": Next.js does not call a handler with that name. Write one of GET, HEAD, OPTIONS, POST, PUT, DELETE, PATCH.',
      ],
    ])
    expect(issuesOf(() => wrap({}))).toEqual([
      [
        '',
        'Cannot wrap a route: the object has no methods. Write { GET }, or the methods that the route has.',
      ],
    ])
  })
})
