import type { Server } from '../conclude.ts'

/** The same application twice: with another library, and with what our converter makes of its options. */
export interface Host {
  readonly name: string
  /** What our converter makes of the arguments of the library. */
  convert(args: readonly unknown[]): Converted
  /** Starts the application with the library. */
  serveTheirs(args: readonly unknown[]): Promise<CountingServer>
  /** Starts the application with ours. */
  serveOurs(value: unknown): Promise<CountingServer>
}

export interface Converted {
  readonly value?: unknown
  readonly issues?: readonly { readonly message: string; readonly fix: string }[] | undefined
  readonly notices: readonly { readonly code: string; readonly suggestion?: object }[]
}

/** A server that counts how often its handlers ran for requests that are not preflights. */
export interface CountingServer extends Server {
  runs(): number
  close(): Promise<void>
}

/** What the applications of every host do. A path that is not here is a 404. */
export const PATHS = ['/', '/own', '/throws', '/stacked', '/missing'] as const

/** The headers of every answer of a handler. */
export const ANSWERED: Readonly<Record<string, string>> = {
  'custom-header1': '1',
  'custom-header2': '2',
  'X-Total': '1',
  Link: '</next>; rel="next"',
}

/** The headers that the handler of `/own` sets beside them. */
export const OWN: Readonly<Record<string, string>> = {
  ...ANSWERED,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'custom-header2',
}

/** Counts the runs of handlers. */
export class Runs {
  count = 0

  add(method: string, asksForMethod: boolean): void {
    if (method !== 'OPTIONS' || !asksForMethod) this.count++
  }
}
