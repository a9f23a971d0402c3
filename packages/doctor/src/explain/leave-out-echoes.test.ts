import { describe, expect, test } from 'vitest'
import { explain } from './explain.js'

const API = 'http://localhost:8000/api/'
const CANNOT_LOAD = `[Error] Fetch API cannot load ${API} due to access control checks.`

describe('the lines that Safari prints for one failure', () => {
  test.each([
    [
      'allow-origin-mismatch',
      'Origin http://localhost:5173 is not allowed by Access-Control-Allow-Origin. Status code: 200',
    ],
    ['preflight-status-not-ok', 'Preflight response is not successful. Status code: 404'],
    [
      'preflight-header-not-allowed',
      'Request header field x-a is not allowed by Access-Control-Allow-Headers.',
    ],
  ])('have one explanation: %s', (code, reason) => {
    const resource = `[Error] Failed to load resource: ${reason} (api, line 0)`
    const found = explain(`[Error] ${reason}\n${CANNOT_LOAD}\n${resource}`)
    expect(found).toMatchObject([{ code, values: { url: API } }])
  })

  test('have two explanations if the resource has another origin than the request', () => {
    const reasonFor = (origin: string) =>
      `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: 200`
    const found = explain(
      `[Error] ${reasonFor('http://localhost:5173')}\n${CANNOT_LOAD}\n[Error] Failed to load resource: ${reasonFor('https://b.example')} (api, line 0)`,
    )
    expect(found.map(({ values }) => [values['origin'], values['url']])).toEqual([
      ['http://localhost:5173', API],
      ['https://b.example', undefined],
    ])
  })
})
