import type { ConformanceApp } from '../app/app.js'
import type { ConformancePolicy } from '../policies/policy.js'

/** An adapter on a host, which the table tests. */
export interface ConformanceHost {
  /** The name in messages: `'koa'`. */
  readonly name: string
  /**
   * Serves the application behind a policy.
   *
   * @param app the application with its own count, for hosts that take fetch handlers and run in
   *   this process. A host in another process creates an application there. Other hosts implement
   *   `CONFORMANCE_ROUTES`, and the count at `RUNS_PATH`
   */
  start(policy: ConformancePolicy, app: ConformanceApp): Promise<ConformanceServer>
  /**
   * The rows that this host cannot pass: ids of rows, `'policy: name of the request'`, each with
   * the reason. A gap whose row passes is a failure, and so is a gap that is not the id of a row.
   *
   * @default {}
   */
  readonly gaps?: Readonly<Record<string, string>>
  /**
   * The names that the host itself adds to `Vary`.
   *
   * @default []
   */
  readonly addsVary?: readonly string[]
  /**
   * The time limit of one request, in seconds.
   *
   * @default 15
   */
  readonly timeoutSeconds?: number
}

/** A server that serves the application behind one policy. */
export interface ConformanceServer {
  /** The URL of the application: `http://127.0.0.1:8000` or `http://127.0.0.1:8000/a-prefix`. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Creates the host for a running server that has every policy under its name (see
 * `conformanceHandler`).
 *
 * @example
 * ```ts
 * const host = remoteHost({ name: 'workerd', url: () => 'http://127.0.0.1:8787' })
 * ```
 *
 * @param host `url` returns the URL of the server. It is called when the first policy starts
 */
export function remoteHost(
  host: Omit<ConformanceHost, 'start'> & { readonly url: () => string },
): ConformanceHost {
  const { url, ...rest } = host
  return {
    ...rest,
    start: async ({ name }) => ({ url: `${url()}/${name}`, close: async () => {} }),
  }
}
