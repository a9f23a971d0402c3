import type { CorsOptions } from '@webcors/core'
import type { HostCode } from '@webcors-apps/site/playground/model/hosts'
import { writeOptions } from '@webcors-apps/site/playground/model/write-options'
import type { Endpoint } from './api.ts'

/** Writes a first policy for a host. */
export function quickStartOf(write: HostCode['write']): string {
  const options: CorsOptions = {
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
  }
  return write(writeOptions(options), null, false)
}

/** Writes the code of a policy for a host, from the same options that the policy runs with. */
export function sourceOf({ prefix, protection }: Endpoint, write: HostCode['write']): string {
  if ('source' in protection) return protection.source
  const { options, handlesErrors = false } = protection
  return write(writeOptions(options), prefix, handlesErrors)
}
