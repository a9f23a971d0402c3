import { readFileSync } from 'node:fs'
import theirs from 'cors'
import type { Request, RequestHandler } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CorsSource, cors as ours } from '@webcors/node'
import { fromExpressCors } from '@webcors/node/express-cors'
import type { RunningServer } from '../ask-over-http.ts'
import { conclude, type Page } from '../conclude.ts'
import { serve } from './apps.ts'
import { DIFFERENCES, type DifferenceId } from './differences.ts'
import { CASES, type ExpressCorsCase } from './cases.ts'

type Args = readonly unknown[]

const read = fromExpressCors as (...args: Args) => ReturnType<typeof fromExpressCors>
const makeTheirs = theirs as (...args: Args) => RequestHandler

function makeOurs(...args: Args): RequestHandler {
  return ours<Request>(...(args as [CorsSource<[request: Request]>]))
}

/**
 * Creates the middleware of webcors with the converted options, or with the fixed ones if the
 * options are refused.
 */
function convert(args: Args, refused?: ExpressCorsCase['refused']): RequestHandler {
  const { value } = read(...args)
  return refused ? makeOurs(...refused.instead()) : makeOurs(value)
}

function describePage({ origin, method = 'GET', path = '/', headers, credentials }: Page): string {
  const names = headers ? ` with ${headers.join(', ')}` : ''
  return `${method} ${path} from ${origin}${names}${credentials ? ', with credentials' : ''}`
}

describe.each(CASES)(
  'fromExpressCors with $name',
  ({ app = 'everywhere', given, onRoute, refused, visits }) => {
    const servers: Record<'theirs' | 'ours', RunningServer> = {} as never

    beforeAll(async () => {
      const inner = onRoute?.() ?? []
      servers.theirs = await serve(app, makeTheirs(...given()), makeTheirs(...inner))
      servers.ours = await serve(app, convert(given(), refused), convert(inner))
    })
    afterAll(() => Promise.all(Object.values(servers).map((server) => server.close())))

    test(`${refused ? 'refuses' : 'converts'} the options`, () => {
      const codes = read(...given()).issues?.map(({ code }) => code)
      expect(codes).toEqual(refused?.codes)
    })

    test('returns a notice for each change without an error', () => {
      const noticed = (args: Args): string[] => read(...args).notices.map(({ code }) => code)
      const known = [...noticed(given()), ...noticed(onRoute?.() ?? [])]
      const named = visits.flatMap(([, , , difference]) => difference ?? [])
      const silent = refused ? [] : named.filter(isNoticed)
      expect(known).toEqual(expect.arrayContaining(silent))
    })

    test.each(visits.map((visit) => [describePage(visit[0]), ...visit] as const))(
      'gives the expected result for %s',
      async (...visit) => {
        const [, page, before, after = before] = visit
        expect(await conclude(servers.theirs, page)).toEqual(before)
        expect(await conclude(servers.ours, page)).toEqual(after)
      },
    )
  },
)

/** Whether a notice announces a difference. The others are refused, or are better for all pages. */
function isNoticed(id: DifferenceId): boolean {
  return id in DIFFERENCES.silent
}

test('each difference of a case has a reason, and each reason occurs in a case', () => {
  for (const { visits } of CASES) {
    for (const [, before, after] of visits) expect(after).not.toEqual(before)
  }
  const named = CASES.flatMap(({ refused, visits }) => [
    ...(refused ? [refused.difference] : []),
    ...visits.flatMap(([, , , difference]) => (difference ? [difference] : [])),
  ])
  const all = Object.values(DIFFERENCES).flatMap((kind) => Object.keys(kind))
  // A page cannot tell these differences from another one.
  const implied = ['gate-opens']
  expect([...new Set<string>([...named, ...implied])].toSorted()).toEqual(all.toSorted())
})

test('docs/migrate/express-cors.md has each difference with its reason', () => {
  const guide = readFileSync(
    new URL('../../../../docs/migrate/express-cors.md', import.meta.url),
    'utf8',
  )
  const rows = guide.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)
  const named = Object.fromEntries(Array.from(rows, ([, id, reason]) => [id, reason]))
  const { silent, refused, better } = DIFFERENCES
  for (const [id, reason] of Object.entries({ ...silent, ...refused, ...better })) {
    expect(named).toHaveProperty([id], reason)
  }
})
