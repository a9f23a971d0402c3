// Clients that send headers which are extremely long, repeated, or not text.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { corsLines, exchange, linesOf, request, varyNames } from '../src/exchange.test-util.js'
import { APP, HEALTHY, EVIL, PREFLIGHT, startTarget, type Target } from './abuse.test-util.ts'

const ALLOWED = [
  'access-control-allow-credentials: true',
  `access-control-allow-origin: ${APP}`,
  'access-control-expose-headers: X-Path',
]

let target: Target

beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target?.close())

test('requests with the longest headers that Node.js accepts by default are answered, and longer ones get 431', async () => {
  const origin = `https://${'a'.repeat(15_000)}.example.com`
  for (const lines of [
    [`Origin: ${origin}`],
    [`Origin: ${APP}`, `Access-Control-Request-Headers: ${'x,'.repeat(7500)}`, ...PREFLIGHT],
    [`Origin: ${APP}`, ...PREFLIGHT, ...Array.from({ length: 700 }, (_, i) => `x-${i}: ${i}`)],
  ]) {
    const answer = await exchange(target.ports.plain, request('OPTIONS /', lines))
    expect([200, 204]).toContain(answer.status)
    expect(varyNames(answer.head)).toContain('Origin')
  }
  const tooLong = await exchange(
    target.ports.plain,
    request('GET /', [`Origin: ${origin.repeat(2)}`]),
  )
  expect([tooLong.status, corsLines(tooLong.head)]).toEqual([431, []])
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test('headers of a megabyte, 10,000 header lines, and an origin of 64 KiB are answered by a server that accepts them', async () => {
  const megabyte = 'x-a,'.repeat(250_000)
  const many = Array.from({ length: 10_000 }, (_, i) => `Access-Control-Request-Headers: x-${i}`)
  const long = `https://${'a.'.repeat(32_768)}example.com`
  const started = performance.now()
  for (const [lines, status, cors] of [
    [[`Origin: ${APP}`, ...PREFLIGHT, `Access-Control-Request-Headers: ${megabyte}`], 204, true],
    [[`Origin: ${APP}`, ...PREFLIGHT, ...many], 204, true],
    [[`Origin: ${APP}`, `Access-Control-Request-Method: ${'X'.repeat(1_000_000)}`], 204, true],
    [[`Origin: ${long}`, ...PREFLIGHT], 403, false],
    [[`Origin: ${'https://'.repeat(100_000)}`, ...PREFLIGHT], 403, false],
    [[...Array.from({ length: 9999 }, () => `Origin: ${APP}`), ...PREFLIGHT], 403, false],
  ] as const) {
    const answer = await exchange(target.ports.roomy, request('OPTIONS /', lines))
    expect(answer.status).toBe(status)
    expect(linesOf(answer.head, 'Access-Control-Allow-Origin')).toEqual(cors ? [APP] : [])
    expect(answer.head.join('\n').length).toBeLessThan(2000)
  }
  // The limit is generous: work that grows with the square of the length would take minutes.
  expect(performance.now() - started).toBeLessThan(5000)
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test('two origins in one request match no allowed origin', async () => {
  const evil = `Origin: ${EVIL}`
  const app = `Origin: ${APP}`
  for (const lines of [
    [app, evil],
    [evil, app],
    [app, app],
    [`Origin: ${APP}, ${APP}`],
    [`Origin: ${APP} ${APP}`],
  ]) {
    const answer = await exchange(target.ports.plain, request('GET /', lines))
    expect([answer.status, corsLines(answer.head), varyNames(answer.head)]).toEqual([
      200,
      [],
      ['Origin'],
    ])
  }
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test('an origin with bytes that are not text matches no allowed origin', async () => {
  for (const origin of [
    'https://\u00e4.example.com',
    '\u0080\u00ff',
    'https://app.example.com\u00a0',
    '\t',
    `${APP}\t`,
  ]) {
    const answer = await exchange(target.ports.plain, request('GET /', [`Origin: ${origin}`]))
    expect(answer.status).toBe(200)
    // White space around a value is not part of it:
    // https://www.rfc-editor.org/rfc/rfc9110#section-5.5
    expect(corsLines(answer.head)).toEqual(
      origin.trim() === APP && origin.endsWith('\t') ? ALLOWED : [],
    )
  }
  expect(await target.readHealth()).toEqual(HEALTHY)
})
