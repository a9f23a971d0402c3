import { expect, test } from 'vitest'
import { conclude, type Page, type Server } from '../conclude.ts'
import { EXPRESS } from '../hosts/express.ts'
import { FASTIFY } from '../hosts/fastify.ts'
import { HONO } from '../hosts/hono.ts'
import type { Host } from '../hosts/host.ts'
import { KOA } from '../hosts/koa.ts'
import { ELYSIA, H3_2, ITTY, type Pair } from './fetch-hosts.ts'
import { guideRows } from './guide-rows.ts'
import { MIDDY } from './middy-host.ts'

type Options = Readonly<Record<string, unknown>>
type Start = (options: Options) => Server | Promise<Server>

interface Guide {
  readonly page: string
  readonly theirs: Start
  readonly ours: Start
  /**
   * The options that are added to each row, so that only the options of the row can cause
   * differences.
   */
  readonly defaults: Readonly<Record<'theirs' | 'ours', Options>>
  /** The number of rows that can be run, so that a lost row is noticed. */
  readonly rows: number
}

const SIX = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']

function checked(page: string, host: Host, methods: readonly string[], rows: number): Guide {
  return {
    page,
    theirs: (options) => host.serveTheirs([options]),
    ours: (options) => host.serveOurs(options),
    defaults: { theirs: {}, ours: { origin: '*', methods, maxAge: 5 } },
    rows,
  }
}

function unchecked(page: string, pair: Pair, defaults: Guide['defaults'], rows: number): Guide {
  return { page, ...pair, defaults, rows }
}

const APP = { origin: 'https://app.example.com' }
const GUIDES: readonly Guide[] = [
  checked('express-cors', EXPRESS, SIX, 12),
  checked('koa-cors', KOA, SIX, 8),
  checked('fastify-cors', FASTIFY, ['GET', 'HEAD', 'POST'], 12),
  checked('hono-cors', HONO, [...SIX, 'QUERY'], 12),
  checked('nestjs', EXPRESS, SIX, 6),
  checked('nextjs-cors', EXPRESS, SIX, 8),
  unchecked(
    'elysia-cors',
    ELYSIA,
    { theirs: { ...APP, credentials: false }, ours: { ...APP, maxAge: 5 } },
    11,
  ),
  unchecked(
    'itty-router',
    ITTY,
    {
      theirs: { ...APP, allowHeaders: ['X-Token', 'Content-Type', 'Authorization'] },
      ours: { ...APP, maxAge: 5 },
    },
    10,
  ),
  unchecked(
    'h3-handle-cors',
    H3_2,
    {
      theirs: { origin: ['https://app.example.com'], exposeHeaders: [] },
      ours: { ...APP, maxAge: 5 },
    },
    11,
  ),
  unchecked(
    'middy-http-cors',
    MIDDY,
    {
      theirs: { ...APP, methods: SIX.join(), headers: 'X-Token,Content-Type,Authorization' },
      ours: { ...APP, methods: SIX, maxAge: 5 },
    },
    9,
  ),
]

const ASKED = [
  { method: 'GET' },
  { method: 'PUT' },
  { method: 'PATCH' },
  { method: 'POST', headers: ['X-Token'] },
  { method: 'POST', headers: ['Authorization'] },
  { method: 'GET', credentials: true },
] as const

const PAGES: readonly Page[] = [
  ...ASKED.map((asked) => ({ ...APP, ...asked })),
  { origin: 'https://b.example.com' },
  { origin: 'https://b.example.com', method: 'PUT' },
  { origin: 'http://localhost:3000' },
  { origin: 'https://evil-example.com' },
  { origin: 'https://stranger.example', method: 'PUT' },
]

const CASES = GUIDES.flatMap((guide) =>
  guideRows(guide.page).map((row) => [guide.page, row.text, row, guide] as const),
)

test.each(CASES)(
  'the row of docs/migrate/%s.md with %s has the same result for pages in webcors',
  async (_, __, row, guide) => {
    const { theirs, ours } = guide.defaults
    const servers = [
      await guide.theirs({ ...theirs, ...row.theirs }),
      await guide.ours({ ...ours, ...row.ours }),
    ] as const
    for (const page of PAGES) {
      // `vary` may differ, because webcors sends better values and pages do not see them.
      const { vary: _a, ...before } = await conclude(servers[0], page)
      const { vary: _b, ...after } = await conclude(servers[1], page)
      expect({ page, ...after }).toEqual({ page, ...before })
    }
    for (const server of servers) await (server as Partial<{ close(): Promise<void> }>).close?.()
  },
)

test.each(GUIDES.map(({ page, rows }) => [page, rows] as const))(
  'docs/migrate/%s.md has %i rows that can be run',
  (page, rows) => {
    expect(guideRows(page).length).toBe(rows)
  },
)
