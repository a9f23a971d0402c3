import type { RequestListener } from 'node:http'
import type { Endpoint } from '../api/api.ts'

/** One way to serve the same applications behind the same policies. */
export interface Host {
  readonly listen: (endpoints: readonly Endpoint[]) => RequestListener | Promise<RequestListener>
}
