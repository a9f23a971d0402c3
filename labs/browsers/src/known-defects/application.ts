import type { CorsPolicy } from '@webcors/core'
import type { Host } from '../hosts/host.ts'
import type { Route } from './known-defect.ts'

/** The values from which a host is created. */
export interface Behind {
  /** Returns the policy of the case that a path names. */
  readonly policyOf: (path: string) => CorsPolicy
  /** Records that a request for this path reached the application. */
  readonly note: (method: string, path: string) => void
}

/** Starts a server that has every route behind the policy of each case. */
export type StartKnownDefects = (behind: Behind) => Promise<Host>

/**
 * Reads a path such as `/17/behind-sign-in/koa-0`: the case 17, the route, and a name to find the
 * exchange by.
 */
export function partsOf(path: string): { readonly number: number; readonly route: Route } {
  const [, number, route] = path.split('/')
  return { number: Number(number), route: route as Route }
}

/** The target of redirects. */
export function redirectedFrom(path: string): string {
  return path.replace('/redirect/', '/ok/')
}

export const PLAIN: Readonly<Record<string, string>> = {
  'Content-Type': 'text/plain',
  'Cache-Control': 'no-store',
  'X-B': 'b',
}
export const KEPT: Readonly<Record<string, string>> = { ...PLAIN, 'Cache-Control': 'max-age=600' }
/** The CORS headers of an upstream that was set up for everyone. */
export const OWN_CORS: Readonly<Record<string, string>> = {
  ...PLAIN,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': '*',
}
export const VARY: Readonly<Record<string, string>> = { ...PLAIN, Vary: 'Accept-Encoding' }
export const VARY_ORIGIN: Readonly<Record<string, string>> = { ...PLAIN, Vary: 'Origin' }
/** One frozen object for all responses. */
export const SHARED: Record<string, string> = { ...PLAIN }
export const EVENTS: Readonly<Record<string, string>> = {
  ...PLAIN,
  'Content-Type': 'text/event-stream',
}
export const EVENT = 'data: x\n\n'

/** Routes that answer synchronously with a head and a body. */
export const SIMPLE: Partial<Readonly<Record<Route, Readonly<Record<string, string>>>>> = {
  ok: PLAIN,
  kept: KEPT,
  'own-cors': OWN_CORS,
  vary: VARY,
  'vary-origin': VARY_ORIGIN,
  shared: SHARED,
  'behind-sign-in': PLAIN,
}
