import { isDeepStrictEqual } from 'node:util'
import { EXPOSABLE } from '../doors/application.ts'
import type { Door } from '../doors/doors.ts'
import { type Passed, startNamesProxy } from '../doors/names-proxy-server.ts'
import type { EngineName } from '../engines/engine.ts'
import { launch } from '../engines/launch.ts'
import type { LabRequest, Outcome } from '../lab/lab-case.ts'
import { PageControl } from '../lab/page-control.ts'
import { startWireServer } from '../lab/wire-server.ts'
import { isAllowed, readableOf } from './authors-rule.ts'
import type { Pair } from './generate-pairs.ts'

const API = 'api.example.net'
const FIRST_PAGE = 'https://app.example.com'

/** What a page got, by the rule or in an engine. */
type Got = 'nothing' | { readonly status: number; readonly readable: readonly string[] }

export interface Verdict {
  readonly pair: Pair
  readonly expected: Got
  readonly seen: Got
  /** What went over the wire at its URL. */
  readonly passed: readonly Passed[]
}

/** An engine that has pages at every origin, and a door behind the name of the API. */
export interface Judge {
  readonly version: string
  judge(door: Door, pairs: readonly Pair[]): Promise<readonly Verdict[]>
  close(): Promise<void>
}

export async function startJudge(name: EngineName): Promise<Judge> {
  const page = new PageControl()
  const pageServer = await startWireServer((message) => page.respond(message))
  const address = pageServer.address()
  const pagePort = typeof address === 'object' && address ? address.port : 0
  let doorPort = 0
  const proxy = await startNamesProxy((host) => (host === API ? doorPort : pagePort))
  const engine = await launch(name, `${FIRST_PAGE}/`, proxy)
  let open = FIRST_PAGE
  let run = 0
  return {
    version: engine.version,
    async judge(door, pairs) {
      doorPort = door.port
      run += 1
      const verdicts: Verdict[] = []
      for (const origin of new Set(pairs.map(({ deed }) => deed.origin))) {
        const own = pairs.filter(({ deed }) => deed.origin === origin)
        const wanted = origin === 'null' ? FIRST_PAGE : origin
        if (wanted !== open) page.goTo(`${wanted}/`)
        open = wanted
        const outcomes = await page.run(
          own.map((pair) => toRequest(pair, run)),
          'done',
          origin === 'null',
        )
        for (const [at, pair] of own.entries()) {
          const [outcome] = outcomes[at] ?? []
          const passed = proxy.passed(pathOf(pair))
          verdicts.push({ pair, expected: byRule(pair), seen: gotOf(outcome), passed })
        }
      }
      return verdicts
    },
    async close() {
      await engine.close()
      proxy.close()
      pageServer.close()
    },
  }
}

export function isWrong({ expected, seen }: Verdict): boolean {
  return !isDeepStrictEqual(expected, seen)
}

function pathOf({ id, policyId, status, isKept }: Pair): string {
  return `/${policyId}/${isKept ? 'kept' : `${status}/${id}`}`
}

/** @param run so that nothing is kept from one door to the next */
function toRequest(pair: Pair, run: number): LabRequest {
  const { method, headers, credentials } = pair.deed
  return {
    api: 'fetch',
    url: `https://${API}${pathOf(pair)}?${run}`,
    method,
    headers,
    credentials,
    redirect: 'follow',
    body: null,
    upload: false,
    times: 1,
  }
}

function byRule({ policy, deed, status }: Pair): Got {
  if (!isAllowed(policy, deed)) return 'nothing'
  return { status, readable: lower(readableOf(policy, EXPOSABLE)) }
}

function gotOf(outcome: Outcome | undefined): Got {
  if (!outcome?.allowed) return 'nothing'
  const names = lower(EXPOSABLE)
  return {
    status: outcome.status,
    readable: outcome.readable.filter((name) => names.includes(name)),
  }
}

function lower(names: readonly string[]): readonly string[] {
  return names.map((name) => name.toLowerCase()).toSorted()
}
