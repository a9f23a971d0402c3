import { describe, expect, it } from 'vitest'
import { DEFAULT_STATE, EXAMPLES } from '../playground/model/examples.ts'
import { type PageRequest, parseHeaders, problemOf } from '../playground/model/page-request.ts'
import { readPolicy } from '../playground/model/read-policy.ts'
import { runPolicy } from '../playground/model/run-policy.ts'

const REQUEST: PageRequest = {
  origin: 'https://app.example.com',
  url: 'https://api.example.com/orders?page=2',
  method: 'PUT',
  headers: [['X-Cart', '7']],
  credentials: 'include',
}
const ANSWER = { status: 201, headers: [['X-Total-Count', '42']] } as const

describe('runPolicy', () => {
  it('returns the decision, the exchanges and the verdict of each engine', async () => {
    const options = {
      origin: 'https://app.example.com',
      credentials: true,
      exposedHeaders: ['X-Total-Count'],
    }
    const run = await runPolicy(options, REQUEST, ANSWER)
    if (run.issues !== null) throw new Error('The policy was refused')
    expect(run.predictions.chromium).toEqual({ allowed: true, cause: null, lines: [] })
    expect(run.simulations.firefox.readableHeaders).toContain('x-total-count')
    expect(run.exchanges.webkit).toMatchObject([
      {
        method: 'OPTIONS',
        path: '/orders?page=2',
        decisions: [{ kind: 'preflight', allowed: true, reason: null, status: 204 }],
        handlerRan: false,
        response: { status: 204 },
      },
      {
        method: 'PUT',
        decisions: [{ kind: 'actual', allowed: true, reason: null }],
        handlerRan: true,
        response: { status: 201 },
      },
    ])
  })

  it('returns the reason of the policy, and the lines of each console', async () => {
    const run = await runPolicy({ origin: 'https://www.example.com' }, REQUEST, ANSWER)
    if (run.issues !== null) throw new Error('The policy was refused')
    expect(run.exchanges.chromium[0]?.decisions[0]?.reason).toBe('origin-not-allowed')
    expect(run.predictions.chromium.lines[0]).toContain('blocked by CORS policy')
    expect(run.predictions.firefox.lines[0]).toContain('Cross-Origin Request Blocked')
    expect(run.predictions.webkit.lines[0]).toContain('Preflight response is not successful')
  })

  it('stops a forged request if the policy has crossOriginProtection', async () => {
    const options = { origin: 'https://www.example.com', crossOriginProtection: true }
    const request = { ...REQUEST, method: 'POST', headers: [] }
    const run = await runPolicy(options, request, ANSWER)
    if (run.issues !== null) throw new Error('The policy was refused')
    expect(run.exchanges.chromium).toMatchObject([{ handlerRan: false, response: { status: 403 } }])
  })

  it('returns the issues of invalid options', async () => {
    const run = await runPolicy({ origin: '*', credentials: true }, REQUEST, ANSWER)
    expect(run.issues?.map(({ code }) => code)).toEqual(['origin-wildcard-with-credentials'])
  })

  it.each(EXAMPLES)('runs the example "%s"', async (_, example) => {
    const state = { ...DEFAULT_STATE, ...example }
    const policy = readPolicy(state.policy)
    if (policy.problem !== null) throw new Error(policy.problem)
    const request = {
      origin: state.origin,
      url: state.url,
      method: state.method,
      headers: parseHeaders(state.headers),
      credentials: state.credentials as PageRequest['credentials'],
    }
    const answer = { status: Number(state.status), headers: parseHeaders(state.answer) }
    expect(problemOf(request, answer)).toBeNull()
    expect(await runPolicy(policy.options, request, answer)).toHaveProperty('issues')
  })
})

describe('problemOf', () => {
  it.each([
    [{ origin: 'app.example.com' }, 'it is not an origin'],
    [{ origin: 'https://app.example.com/' }, 'it is not an origin'],
    [{ url: '/orders' }, 'it is not an http URL'],
    [{ headers: parseHeaders('X Cart: 1') }, 'it is not a header'],
  ])('refuses %j', (wrong, problem) => {
    expect(problemOf({ ...REQUEST, ...wrong }, ANSWER)).toContain(problem)
  })
})
