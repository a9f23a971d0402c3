import { APP } from '../known-defects/known-defect.ts'
import type { PageRequest } from '../lab/lab-case.ts'

/** A policy, which every library gets in its own options. */
export interface EconomyPolicy {
  /** Whether the policy lists the names of methods and headers, or allows any. */
  readonly names: 'listed' | 'any'
  readonly credentials: boolean
}

/** A row of the table: a policy, and the requests that carry credentials. */
export interface EconomyRow {
  readonly name: string
  readonly policy: EconomyPolicy
  readonly sends: 'none' | 'all' | 'every other'
}

export const ORIGIN: typeof APP = APP
export const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY']
export const HEADERS: readonly string[] = ['Authorization', 'Content-Type', 'X-A', 'X-B']
export const MAX_AGE = 600

export const ROWS: readonly EconomyRow[] = (['listed', 'any'] as const).flatMap((names) => [
  { name: `${names} names`, policy: { names, credentials: false }, sends: 'none' },
  { name: `${names} names, with credentials`, policy: { names, credentials: true }, sends: 'all' },
  {
    name: `${names} names, every other request with credentials`,
    policy: { names, credentials: true },
    sends: 'every other',
  },
])

/** The rows of a short run. */
export const SAMPLE: readonly EconomyRow[] = ROWS.filter(
  ({ policy: { names, credentials }, sends }) =>
    sends !== 'every other' && (names === 'any' || !credentials),
)

/** Returns a policy's name for host names and paths. */
export function slugOf({ names, credentials }: EconomyPolicy): string {
  return credentials ? `${names}-credentials` : names
}

type Sent = Pick<PageRequest, 'method' | 'headers' | 'body'>

const A = ['X-A', '1'] as const
const B = ['X-B', '1'] as const
const JSON_BODY = { headers: [['Content-Type', 'application/json']], body: '{}' } as const
const BARE = { headers: [], body: null } as const

/**
 * The requests of a page to a JSON API. Each needs a preflight, unless the browser has kept one.
 */
export const TEN_REQUESTS: readonly Sent[] = [
  { ...BARE, method: 'GET', headers: [A] },
  { method: 'POST', headers: [A], body: 'text' },
  { ...JSON_BODY, method: 'PUT' },
  { ...JSON_BODY, method: 'PATCH' },
  { ...BARE, method: 'DELETE' },
  { ...JSON_BODY, method: 'QUERY' },
  { ...BARE, method: 'GET', headers: [B] },
  { ...BARE, method: 'GET', headers: [['Authorization', 'Bearer x']] },
  { ...BARE, method: 'GET', headers: [A, B] },
  { ...BARE, method: 'GET', headers: [B, A] },
]

/** Returns the ten requests of a row, to one URL. */
export function requestsOf(
  sends: EconomyRow['sends'],
  url: string,
  requests: readonly Sent[] = TEN_REQUESTS,
): readonly PageRequest[] {
  return requests.map((request, index) => ({
    ...request,
    api: 'fetch',
    url,
    credentials:
      sends === 'all' || (sends === 'every other' && index % 2 === 0) ? 'include' : 'omit',
    redirect: 'follow',
    upload: false,
    times: 1,
  }))
}
