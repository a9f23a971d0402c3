import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compareCounts } from '../src/economy/compare-counts.ts'
import { METHODS, ORIGIN, requestsOf, ROWS, TEN_REQUESTS } from '../src/economy/economy-policy.ts'
import { NGINX } from '../src/economy/nginx-subject.ts'
import type { Count } from '../src/economy/run-economy.ts'
import { PEERS, SUBJECTS, WEBCORS } from '../src/economy/subjects.ts'

const [ROW] = ROWS
const [peer = ''] = PEERS

function countsOf(changes: Readonly<Record<string, Partial<Count>>>): readonly Count[] {
  return [...WEBCORS, peer].map((subject) => ({
    engine: 'firefox',
    subject,
    row: ROW?.name ?? '',
    order: 0,
    preflights: 3,
    refused: 0,
    ...changes[subject],
  }))
}

describe('compareCounts', () => {
  test('compareCounts accepts a peer that sends as many preflights as webcors', () => {
    expect(compareCounts(countsOf({}))).toMatchObject([{ webcors: 3, mistake: null }])
  })

  test('compareCounts reports a peer that sends fewer than webcors', () => {
    expect(compareCounts(countsOf({ [peer]: { preflights: 2 } }))).toMatchObject([
      { webcors: 3, mistake: `${peer} sends 2, and webcors sends 3` },
    ])
  })

  test('compareCounts reports an adapter that sends fewer than another adapter', () => {
    const [adapter = ''] = WEBCORS
    expect(compareCounts(countsOf({ [adapter]: { preflights: 2 } }))).toMatchObject([
      { webcors: 3, mistake: `${adapter} sends 2, and webcors sends 3` },
    ])
  })

  test('compareCounts reports a refused request, because browsers send its preflight again', () => {
    expect(compareCounts(countsOf({ [peer]: { refused: 2, preflights: 9 } }))).toMatchObject([
      { mistake: `${peer} refused 2 of the requests` },
    ])
  })

  test('compareCounts reports a library for which no preflight was counted', () => {
    const [adapter = ''] = WEBCORS
    expect(compareCounts(countsOf({ [adapter]: { preflights: 0 } }))).toMatchObject([
      { mistake: `no preflight of ${adapter} was counted` },
    ])
  })

  test('compareCounts compares nothing across engines', () => {
    const [other] = countsOf({ [WEBCORS[0] ?? '']: { engine: 'webkit', preflights: 9 } })
    expect(compareCounts([...countsOf({}), ...(other ? [other] : [])])).toMatchObject([
      { webcors: 3, mistake: null },
    ])
  })
})

test('requestsOf sends the ten requests to one URL, with the credentials of the row', () => {
  const credentials = (sends: 'none' | 'all' | 'every other') =>
    requestsOf(sends, 'https://a.example').map((request) => request.credentials)
  expect(credentials('none')).toEqual(TEN_REQUESTS.map(() => 'omit'))
  expect(credentials('all')).toEqual(TEN_REQUESTS.map(() => 'include'))
  expect(credentials('every other').slice(0, 3)).toEqual(['include', 'omit', 'include'])
  expect(new Set(TEN_REQUESTS.map(({ method }) => method))).toEqual(new Set(METHODS))
})

// nginx is not on every machine. CI installs it from Debian.
const here = Object.entries(SUBJECTS).filter(
  ([name]) => existsSync(NGINX) || name !== 'guides for nginx',
)
const policies = ROWS.filter(({ sends }) => sends !== 'every other').map(({ policy }) => policy)

test.each(here)('%s lets a page send a header, for the same max-age', async (name, start) => {
  const answers: Readonly<Record<string, unknown>>[] = []
  for (const policy of policies) {
    const host = await start(policy)
    if (host === null) continue
    const { status, headers } = await preflight(host.port)
    await host.close()
    answers.push({
      status,
      maxAge: headers.get('access-control-max-age'),
      method: /\bQUERY\b|^\*$/.test(headers.get('access-control-allow-methods') ?? ''),
      header: /\bx-a\b|^\*$/i.test(headers.get('access-control-allow-headers') ?? ''),
      credentials: headers.has('access-control-allow-credentials'),
    })
  }
  const expected = policies
    .filter(({ names, credentials }) => !name.includes('nginx') || names !== 'any' || !credentials)
    .map(({ credentials }) => {
      return { status: 204, maxAge: '600', method: true, header: true, credentials }
    })
  expect(answers).toEqual(expected)
})

function preflight(port: number): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/host/row/0`, {
    method: 'OPTIONS',
    headers: {
      Origin: ORIGIN,
      'Access-Control-Request-Method': 'QUERY',
      'Access-Control-Request-Headers': 'x-a',
    },
  })
}
