import { readFileSync } from 'node:fs'
import type { CorsSource } from '@webcors/core'
import theirs from 'cors'
import type { Request, RequestHandler } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cors as ours } from '../src/cors.js'
import { fromExpressCors } from '../src/express-cors.js'
import { serve } from './express-cors-cases-apps.js'
import { conclude, type Page } from './express-cors-cases-browser.js'
import { DIFFERENCES } from './express-cors-cases-differences.js'
import { CASES, type ExpressCorsCase } from './express-cors-cases.js'

type Args = readonly unknown[]

const read = fromExpressCors as (...args: Args) => ReturnType<typeof fromExpressCors>
const makeTheirs = theirs as (...args: Args) => RequestHandler

function makeOurs(...args: Args): RequestHandler {
  return ours<Request>(...(args as [CorsSource<[request: Request]>]))
}

/** With what the options become; and where they are refused, with what the fixes lead to. */
function convert(args: Args, refused?: ExpressCorsCase['refused']): RequestHandler {
  const { value } = read(...args)
  return refused ? makeOurs(...refused.instead()) : makeOurs(value)
}

function describePage({ origin, method = 'GET', path = '/', headers, credentials }: Page): string {
  const names = headers ? ` with ${headers.join(', ')}` : ''
  return `${method} ${path} from ${origin}${names}${credentials ? ', with credentials' : ''}`
}

describe.each(CASES)('$name', ({ app = 'everywhere', given, onRoute, refused, visits }) => {
  const servers: Record<'theirs' | 'ours', { url: string; close: () => Promise<void> }> =
    {} as never

  beforeAll(async () => {
    const inner = onRoute?.() ?? []
    servers.theirs = await serve(app, makeTheirs(...given()), makeTheirs(...inner))
    servers.ours = await serve(app, convert(given(), refused), convert(inner))
  })
  afterAll(() => Promise.all(Object.values(servers).map((server) => server.close())))

  test(`is ${refused ? 'refused' : 'taken as it is'}`, () => {
    const codes = read(...given()).issues?.map(({ code }) => code)
    expect(codes).toEqual(refused?.codes)
  })

  test.each(visits.map((visit) => [describePage(visit[0]), ...visit] as const))(
    '%s',
    async (...visit) => {
      const [, page, before, after = before] = visit
      expect(await conclude(servers.theirs.url, page)).toEqual(before)
      expect(await conclude(servers.ours.url, page)).toEqual(after)
    },
  )
})

test('what differs has its reason, and what has a reason differs', () => {
  for (const { visits } of CASES) {
    for (const [, before, after] of visits) expect(after).not.toEqual(before)
  }
  const named = CASES.flatMap(({ refused, visits }) => [
    ...(refused ? [refused.difference] : []),
    ...visits.flatMap(([, , , difference]) => (difference ? [difference] : [])),
  ])
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(DIFFERENCES).toSorted())
})

test('the guide names these differences, and no others', () => {
  const guide = readFileSync(
    new URL('../../../docs/migrate/express-cors.md', import.meta.url),
    'utf8',
  )
  const [, section = ''] = guide.split('\n## What changes\n')
  const rows = section.split('\n## ')[0]?.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm) ?? []
  expect(Object.fromEntries(Array.from(rows, ([, id, reason]) => [id, reason]))).toEqual(
    DIFFERENCES,
  )
})
