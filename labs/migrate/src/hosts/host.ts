import type { Server } from '../conclude.ts'

/**
 * An application with another library, and the same application with webcors and the converted
 * options.
 */
export interface Host {
  readonly name: string
  /** Converts the arguments of the library. */
  convert(args: readonly unknown[]): Converted
  /** Starts the application with the library. */
  serveTheirs(args: readonly unknown[]): Promise<CountingServer>
  /** Starts the application with webcors. */
  serveOurs(value: unknown): Promise<CountingServer>
}

export interface Converted {
  readonly value?: unknown
  readonly issues?: readonly { readonly message: string; readonly fix: string }[] | undefined
  readonly notices: readonly { readonly code: string; readonly suggestion?: object }[]
}

/** A server that counts the runs of its handlers for requests that are not preflights. */
export interface CountingServer extends Server {
  runs(): number
  close(): Promise<void>
}

/** The paths of the applications. `/missing` and all other paths give 404. */
export const PATHS = ['/', '/own', '/throws', '/stacked', '/missing'] as const

/** The headers that handlers send. */
export const ANSWERED: Readonly<Record<string, string>> = {
  'custom-header1': '1',
  'custom-header2': '2',
  'X-Total': '1',
  Link: '</next>; rel="next"',
}

/** The headers that the handler of `/own` sends, among them CORS headers of its own. */
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
