import type { ConformanceApp } from '../app/app.js'
import type { ConformancePolicy } from '../policies/policy.js'

/** One adapter on one host: what the table is run on. */
export interface ConformanceHost {
  /** For messages: `'koa'`. */
  readonly name: string
  /**
   * Serves the application behind a policy.
   *
   * @param app the application, with a count of its own, for hosts that take fetch handlers in this process. A host in another
   *   process makes one there. A host with another idiom carries out `CONFORMANCE_ROUTES` and counts at `RUNS_PATH`.
   */
  start(policy: ConformancePolicy, app: ConformanceApp): Promise<ConformanceServer>
  /**
   * What this host cannot do, and why: ids of rows, `'policy: name of the request'`, each with its reason. A gap that has
   * closed is an error, and so is one that is in no table.
   */
  readonly gaps?: Readonly<Record<string, string>>
  /** Names that the host itself adds to `Vary`. */
  readonly addsVary?: readonly string[]
  /** Seconds that one request may take. Default 15. */
  readonly timeoutSeconds?: number
}

/** A policy that is being served. */
export interface ConformanceServer {
  /** Where the application begins: `http://127.0.0.1:8000` or `http://127.0.0.1:8000/a-prefix`. */
  readonly url: string
  close(): Promise<void>
}

/**
 * The host for a server that runs already, with every policy under its name (see `conformanceHandler`).
 *
 * @param host its `url` says where the server is, once that is known
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
