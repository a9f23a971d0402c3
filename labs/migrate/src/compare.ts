import * as fc from 'fast-check'
import { conclude, type Page } from './conclude.ts'
import { EXPRESS } from './hosts/express.ts'
import { FASTIFY } from './hosts/fastify.ts'
import { HONO } from './hosts/hono.ts'
import type { CountingServer, Host } from './hosts/host.ts'
import { KOA } from './hosts/koa.ts'
import { EXPRESS_ARGS } from './options/express.ts'
import { FASTIFY_ARGS } from './options/fastify.ts'
import { HONO_ARGS } from './options/hono.ts'
import { KOA_ARGS } from './options/koa.ts'
import { PAGE } from './pages.ts'
import { type Outcome, reasonsFor } from './reasons.ts'

/** The libraries, with the arguments that are tried. */
export const LIBRARIES: readonly (readonly [host: Host, args: fc.Arbitrary<readonly unknown[]>])[] =
  [
    [EXPRESS, EXPRESS_ARGS],
    [KOA, KOA_ARGS],
    [FASTIFY, FASTIFY_ARGS],
    [HONO, HONO_ARGS],
  ]

/** The counts of a run. */
export interface Tally {
  converted: number
  refused: number
  pages: number
  /** The number of differences that each code announced. */
  readonly announced: Record<string, number>
}

/**
 * Converts random options, and sends the requests of pages to both servers.
 *
 * @param runs the number of options
 * @param seed the seed, with which the options are the same in each run
 * @throws {Error} at the first difference that no notice announces
 */
export async function compare(
  host: Host,
  args: fc.Arbitrary<readonly unknown[]>,
  runs: number,
  seed: number,
): Promise<Tally> {
  const tally: Tally = { converted: 0, refused: 0, pages: 0, announced: {} }
  const pages = fc.array(PAGE, { minLength: 8, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(args, pages, (given, visits) => compareOne(host, given, visits, tally)),
    { numRuns: runs, seed, endOnFailure: false },
  )
  return tally
}

async function compareOne(
  host: Host,
  given: readonly unknown[],
  visits: readonly Page[],
  tally: Tally,
): Promise<void> {
  const { value, issues, notices } = host.convert(given)
  if (issues) {
    tally.refused++
    for (const { message, fix } of issues) if (!message.endsWith(fix)) throw new Error(message)
    return
  }
  tally.converted++
  const servers = [await host.serveTheirs(given), await host.serveOurs(value)] as const
  try {
    for (const page of visits) {
      tally.pages++
      const [theirs, ours] = [await visit(servers[0], page), await visit(servers[1], page)]
      const reasons = reasonsFor(page, theirs, ours)
      if (reasons.length === 0) continue
      // The second middleware of this route is converted too.
      const inner = page.path === '/stacked' ? host.convert([]).notices : []
      const known = [...notices, ...inner].map((notice) => notice.code)
      const code = reasons.find((reason) => known.includes(reason))
      if (code === undefined) {
        const found = { page, theirs, ours, reasons, known }
        throw new Error(`No notice announces this difference: ${JSON.stringify(found, null, 2)}`)
      }
      tally.announced[code] = (tally.announced[code] ?? 0) + 1
      if (code === 'gate-opens') await assertCloses(host, given, page)
    }
  } finally {
    await Promise.all(servers.map((server) => server.close()))
  }
}

/**
 * Tries the options that the notice suggests. With these options, the handler must not run either.
 */
async function assertCloses(host: Host, [options]: readonly unknown[], page: Page): Promise<void> {
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(page.method ?? 'GET')
  // A function returns options of its own, to which the application must add the suggestion.
  if (isSafe || typeof options !== 'object' || options === null || 'delegator' in options) return
  const { notices } = host.convert([options])
  const suggestion = notices.find(({ code }) => code === 'gate-opens')?.suggestion
  const { value, issues } = host.convert([{ ...options, ...suggestion }])
  if (issues) throw new Error(`The suggestion is refused: ${issues[0]?.message}`)
  const server = await host.serveOurs(value)
  const { ran } = await visit(server, page)
  await server.close()
  if (ran) throw new Error(`The gate stays open for ${JSON.stringify(page)}`)
}

async function visit(server: CountingServer, page: Page): Promise<Outcome> {
  const before = server.runs()
  const conclusion = await conclude(server, page)
  return { ...conclusion, ran: server.runs() > before }
}
