import { describe, expect, test } from 'vitest'
import { conformanceArguments } from './arguments.js'
import { CONFORMANCE_POLICIES } from './policies.js'
import type { ConformanceRequest } from './policy.js'
import { CONFORMANCE_ROUTES, NOT_FOUND } from '../app/routes.js'
import { NOT_IN_TABLE } from './not-in-table.js'

const rows = CONFORMANCE_POLICIES.flatMap(({ requests }) => requests)
const GRAMMAR =
  /^(preflight|actual|non-CORS) (\S+) from (allowed|denied|null|malformed|no) origin(?:, \S.*)?$/u

function valuesOf({ send }: ConformanceRequest, name: string): string[] {
  return send.headers
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value)
}

test('the table has many rows', () => {
  expect(rows.length).toBeGreaterThan(300)
})

test('the table is plain data', () => {
  expect(JSON.parse(JSON.stringify(CONFORMANCE_POLICIES))).toEqual(CONFORMANCE_POLICIES)
})

test('every policy has a unique name that fits into a path', () => {
  const names = CONFORMANCE_POLICIES.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
})

describe.each(CONFORMANCE_POLICIES)('the policy $name', ({ requests }) => {
  const wrong = (find: (row: ConformanceRequest) => string[]) =>
    requests.flatMap((row) => find(row).map((problem) => `${row.name}: ${problem}`))

  test('every row of a policy has a unique name', () => {
    const names = requests.map((row) => row.name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  test('the name of every row fits its request and its expectation', () => {
    expect(wrong(misnamed)).toEqual([])
  })

  test('the expectations of every row fit together', () => {
    expect(wrong(impossible)).toEqual([])
  })
})

function misnamed(row: ConformanceRequest): string[] {
  const [, kind, method, origin] = GRAMMAR.exec(row.name) ?? []
  const origins = valuesOf(row, 'Origin')
  const [asked] = valuesOf(row, 'Access-Control-Request-Method')
  const isPreflight = row.send.method === 'OPTIONS' && origins.length > 0 && asked !== undefined
  const allowed = row.expect.cors['Access-Control-Allow-Origin']
  return problems({
    'the name does not follow the grammar': kind === undefined,
    'the name is wrong on whether there is an origin': (origins.length === 0) !== (origin === 'no'),
    'the name is wrong on the null origin': (origins.join() === 'null') !== (origin === 'null'),
    'the name is wrong on whether it is a CORS request':
      (origins.length === 0) !== (kind === 'non-CORS'),
    'the name is wrong on whether it is a preflight': isPreflight !== (kind === 'preflight'),
    'the name has another method': method !== (isPreflight ? asked : row.send.method),
    // A policy refuses every origin if the host is not allowed.
    'the name says allowed, and the expectation does not':
      origin === 'allowed' && allowed === undefined && valuesOf(row, 'Host').length === 0,
    'the name says denied, and the expectation does not':
      origin === 'denied' && allowed !== undefined,
    'the expectation allows another origin': ![undefined, '*', ...origins].includes(allowed),
  })
}

function impossible({ send, expect: expected }: ConformanceRequest): string[] {
  const { status, cors, vary, ran, body } = expected
  const {
    'Access-Control-Allow-Origin': allowed,
    'Access-Control-Allow-Credentials': credentials,
  } = cors
  const paths = [...CONFORMANCE_ROUTES, NOT_FOUND].map((route) => route.path)
  const lower = vary.map((name) => name.toLowerCase())
  return problems({
    'Vary has a name twice': new Set(lower).size !== vary.length,
    'a denied request gets headers of the policy': !allowed && Object.keys(cors).length > 0,
    // With credentials, browsers read `*` as a header name. `/upstream` has no policy of the table
    // in some rows.
    'there is a star with credentials':
      credentials !== undefined &&
      send.path !== '/upstream' &&
      Object.values(cors).join().includes('*'),
    'the application does not run, and there is a body': !ran && body !== '',
    'the application does not run, and the status is of the application':
      !ran && ![200, 204, 403].includes(status),
    'the path is not a route': !paths.includes(send.path.split('?')[0] ?? ''),
  })
}

function problems(found: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(found).filter((problem) => found[problem])
}

test('every known defect is cited by a row, or is listed with the reason why no request can show it', () => {
  const cited = new Set(rows.flatMap(({ knownDefects = [] }) => knownDefects))
  const numbers = Array.from({ length: 34 - 14 + 1 }, (_, index) => 14 + index)
  expect(numbers.filter((number) => cited.has(number) === number in NOT_IN_TABLE)).toEqual([])
  expect([7, 8, 9, 11, 12, 13].filter((number) => !cited.has(number))).toEqual([])
})

describe('conformanceArguments', () => {
  const host = {
    createCors: (options: object) => options,
    pathOf: (path: string) => path,
    onError: () => 'answered',
  }

  test('conformanceArguments returns no arguments for the default policy', () => {
    const policy = { name: 'x', source: { kind: 'default' }, requests: [] } as const
    expect(conformanceArguments(policy, host)).toEqual([])
  })

  test('conformanceArguments returns options unchanged, with warnings switched off', () => {
    const options = { origin: '*', onDecision: null }
    const source = { kind: 'options', options: { origin: '*' } } as const
    expect(conformanceArguments({ name: 'x', source, requests: [] }, host)).toEqual([options])
    const policy = { name: 'x', source, answersErrors: true, requests: [] } as const
    expect(conformanceArguments(policy, host)).toEqual([options, { onError: host.onError }])
    const { onError: _, ...without } = host
    expect(conformanceArguments(policy, without)).toEqual([options])
  })

  test('conformanceArguments returns a function that selects by path', async () => {
    for (const async of [false, true]) {
      const source = { kind: 'paths', async, paths: { '/ok': { origin: '*' } } } as const
      const [select, hooks] = conformanceArguments({ name: 'x', source, requests: [] }, host)
      if (typeof select !== 'function') throw new TypeError('No function')
      expect(hooks).toEqual({ onDecision: null })
      expect(await select('/prefix/ok')).toEqual({ origin: '*', onDecision: null })
      expect(await select('/other')).toBeUndefined()
    }
  })
})
