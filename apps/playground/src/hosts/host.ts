import type { RequestListener } from 'node:http'
import type { Endpoint } from '../api/api.ts'

/** A framework or runtime that serves the same applications behind the same policies. */
export interface Host {
  readonly listen: (endpoints: readonly Endpoint[]) => RequestListener | Promise<RequestListener>
}
