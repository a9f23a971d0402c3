import type { RequestListener } from 'node:http'
import type { Endpoint } from '../api/api.ts'

/** One way to serve the same applications behind the same policies. */
export interface Host {
  /** How its users write what calls `cors` or `withCors` with options and, perhaps, with a hook for errors; `null` is for every path. */
  readonly write: (options: string, prefix: string | null, handlesErrors: boolean) => string
  readonly listen: (endpoints: readonly Endpoint[]) => RequestListener | Promise<RequestListener>
}
