import type { CorsPolicy } from '@webcors/core'
import type { Host } from '../hosts/host.ts'
import type { Route } from './known-defect.ts'

/** What a host is made with. */
export interface Behind {
  /** The policy of the case that a path is about. */
  readonly policyOf: (path: string) => CorsPolicy
  /** The application was asked for this. */
  readonly note: (method: string, path: string) => void
}

/** Starts a server that has every route behind the policy of each case. */
export type StartKnownDefects = (behind: Behind) => Promise<Host>

/** `/17/behind-sign-in/koa-0`: of the case 17, and a name that it is found by again. */
export function partsOf(path: string): { readonly number: number; readonly route: Route } {
  const [, number, route] = path.split('/')
  return { number: Number(number), route: route as Route }
}

/** Where a redirect leads. */
export function redirectedFrom(path: string): string {
  return path.replace('/redirect/', '/ok/')
}

export const PLAIN: Readonly<Record<string, string>> = {
  'Content-Type': 'text/plain',
  'Cache-Control': 'no-store',
  'X-B': 'b',
}
export const KEPT: Readonly<Record<string, string>> = { ...PLAIN, 'Cache-Control': 'max-age=600' }
/** As an upstream has them that was set up for everyone. */
export const OWN_CORS: Readonly<Record<string, string>> = {
  ...PLAIN,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': '*',
}
export const VARY: Readonly<Record<string, string>> = { ...PLAIN, Vary: 'Accept-Encoding' }
export const VARY_ORIGIN: Readonly<Record<string, string>> = { ...PLAIN, Vary: 'Origin' }
/** One object for all answers, which nobody may write to. */
export const SHARED: Record<string, string> = { ...PLAIN }
export const EVENTS: Readonly<Record<string, string>> = {
  ...PLAIN,
  'Content-Type': 'text/event-stream',
}
export const EVENT = 'data: x\n\n'

/** Routes that answer at once, with nothing but a head and a body. */
export const SIMPLE: Partial<Readonly<Record<Route, Readonly<Record<string, string>>>>> = {
  ok: PLAIN,
  kept: KEPT,
  'own-cors': OWN_CORS,
  vary: VARY,
  'vary-origin': VARY_ORIGIN,
  shared: SHARED,
  'behind-sign-in': PLAIN,
}
