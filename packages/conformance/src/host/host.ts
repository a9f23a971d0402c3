import type { ConformanceApp } from '../app/app.js'
import type { ConformancePolicy } from '../policies/policy.js'

/** One adapter on one host, on which the table runs. */
export interface ConformanceHost {
  /** The name in messages: `'koa'`. */
  readonly name: string
  /**
   * Serves the application behind a policy.
   *
   * @param app the application, with its own count, for hosts that take fetch handlers in this process. A host in another
   *   process creates one there. A host with another idiom implements `CONFORMANCE_ROUTES`, and its count at `RUNS_PATH`.
   */
  start(policy: ConformancePolicy, app: ConformanceApp): Promise<ConformanceServer>
  /**
   * The rows that this host cannot pass: ids of rows, `'policy: name of the request'`, each with the reason. A gap
   * whose row passes is an error, and so is a gap that is not a row of the table.
   */
  readonly gaps?: Readonly<Record<string, string>>
  /** Names that the host itself adds to `Vary`. */
  readonly addsVary?: readonly string[]
  /** Seconds that one request may take. @default 15 */
  readonly timeoutSeconds?: number
}

/** A server that serves the application behind one policy. */
export interface ConformanceServer {
  /** The URL of the application: `http://127.0.0.1:8000` or `http://127.0.0.1:8000/a-prefix`. */
  readonly url: string
  close(): Promise<void>
}

/**
 * Creates the host for a server that runs already, and has every policy under its name (see `conformanceHandler`).
 *
 * @param host its `url` returns the URL of the server, once the server runs
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
