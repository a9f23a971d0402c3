import { describe, expect, it } from 'vitest'
import { compare } from '../page/compare.js'
import type { Case, Exchange, Outcome, Prediction } from '../page/types.ts'

const PAGE = 'http://localhost:8080'

const meant: Case = {
  id: 'a-case',
  title: 'A case',
  why: '',
  docs: 'README.md',
  steps: [{ method: 'PUT', path: '/' }],
  expect: {
    outcome: 'read',
    exchanges: ['OPTIONS 204', 'PUT 200'],
    reason: null,
    handlerRan: true,
    readable: { ETag: '"v7"', 'X-Served-By': null },
    sent: { 'Access-Control-Allow-Origin': '{page}', Vary: 'Origin' },
  },
}
const outcome: Outcome = {
  read: true,
  status: 200,
  headers: [['etag', '"v7"']],
  body: '',
  redirected: false,
  pieces: 1,
  progress: 0,
}
const readable: Prediction = { allowed: true, cause: null, lines: [] }
const preflight: Exchange = {
  method: 'OPTIONS',
  path: '/',
  requestHeaders: [],
  decisions: [],
  handlerRan: false,
  response: { status: 204, headers: [] },
}
const put: Exchange = {
  ...preflight,
  method: 'PUT',
  decisions: [{ kind: 'actual', allowed: true, reason: null, status: null }],
  handlerRan: true,
  response: {
    status: 200,
    headers: [
      ['access-control-allow-origin', PAGE],
      ['vary', 'Origin'],
    ],
  },
}
const withHeaders = (headers: readonly (readonly [string, string])[]): Exchange => ({
  ...put,
  response: { status: 200, headers },
})

describe('compare', () => {
  it('returns no difference if the result is as expected', () => {
    expect(compare(meant, [outcome], [preflight, put], readable, PAGE)).toEqual([])
  })

  it('counts a repeated preflight once, because a browser may not keep answers', () => {
    expect(compare(meant, [outcome], [preflight, preflight, put], readable, PAGE)).toEqual([])
  })

  it.each<[string, Outcome[], Exchange[], string[]]>([
    [
      'a response that the browser blocks',
      [{ read: false, error: 'TypeError' }],
      [preflight, put],
      [
        'The page could read: expected yes, was no',
        'ETag, as script reads it: expected "v7", was none',
      ],
    ],
    [
      'a preflight that is missing',
      [outcome],
      [put],
      ['On the wire: expected OPTIONS 204, PUT 200, was PUT 200'],
    ],
    [
      'a header that script should not see',
      [{ ...outcome, headers: [...outcome.headers, ['x-served-by', 'node-3']] }],
      [preflight, put],
      ['X-Served-By, as script reads it: expected none, was node-3'],
    ],
    [
      'a header that is sent twice',
      [outcome],
      [
        preflight,
        withHeaders([
          ['Access-Control-Allow-Origin', PAGE],
          ['access-control-allow-origin', PAGE],
          ['Vary', 'Origin'],
        ]),
      ],
      [`Access-Control-Allow-Origin, sent: expected ${PAGE}, was ${PAGE}, ${PAGE}`],
    ],
    [
      'a header that is lost',
      [outcome],
      [preflight, withHeaders([['access-control-allow-origin', PAGE]])],
      ['Vary, sent: expected Origin, was none'],
    ],
    [
      'another reason, and a handler that did not run',
      [outcome],
      [
        preflight,
        {
          ...put,
          handlerRan: false,
          decisions: [{ kind: 'actual', allowed: false, reason: 'origin-null', status: null }],
        },
      ],
      [
        'The decision’s reason: expected none, was origin-null',
        'The application ran: expected yes, was no',
      ],
    ],
  ])('describes the difference: %s', (_, outcomes, exchanges, differences) => {
    expect(compare(meant, outcomes, exchanges, readable, PAGE)).toEqual(differences)
  })

  it('reports a prediction of the doctor that differs from the browser', () => {
    const blocked: Prediction = { allowed: false, cause: 'missing-allow-origin', lines: [] }
    expect(compare(meant, [outcome], [preflight, put], blocked, PAGE)).toEqual([
      'The page could read, by @webcors/doctor: expected yes, was no',
      'The reason, by @webcors/doctor: expected none, was missing-allow-origin',
    ])
  })

  it('reports a stream that arrives in one piece, and an upload without progress', () => {
    const streamed = { ...meant, expect: { ...meant.expect, pieces: 2, progress: true as const } }
    expect(compare(streamed, [outcome], [preflight, put], readable, PAGE)).toEqual([
      'Progress was reported: expected yes, was no',
      'The body came in pieces: expected yes, was no',
    ])
  })
})
