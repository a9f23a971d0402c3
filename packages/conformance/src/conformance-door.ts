import type { ConformanceApp } from './conformance-app.js'
import type { ConformancePolicy } from './conformance-policy.js'

/** One adapter on one host, as the table meets it. */
export interface ConformanceDoor {
  /** For messages: `'koa'`. */
  readonly name: string
  /**
   * Serves the application behind a policy.
   *
   * @param app the application, with a count of its own, for hosts that take fetch handlers in this very process. A door that
   *   runs elsewhere makes one there; one in another idiom carries out `CONFORMANCE_ROUTES` and counts at `RUNS_PATH`.
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
 * A door for a server that runs already, with every policy under its name (see `conformanceHandler`).
 *
 * @param url tells where, once it is known
 */
export function remoteDoor(
  door: Omit<ConformanceDoor, 'start'> & { readonly url: () => string },
): ConformanceDoor {
  const { url, ...rest } = door
  return {
    ...rest,
    start: async ({ name }) => ({ url: `${url()}/${name}`, close: async () => {} }),
  }
}
