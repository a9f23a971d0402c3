import type { RequestListener } from 'node:http'
import type { DoorInfo } from '../../page/types.ts'
import type { Endpoint } from '../api/api.ts'

/** One way to serve the same applications behind the same policies. */
export interface Door extends DoorInfo {
  /** How its users write what calls `cors` or `withCors` with options and, perhaps, with a hook for errors. */
  write(options: string, prefix: string, handlesErrors: boolean): string
  listen(endpoints: readonly Endpoint[]): RequestListener
}
