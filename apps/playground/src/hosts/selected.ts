import { type CorsPolicy, createCors } from '@webcors/core'
import { type Endpoint, endpointOf } from '../api/api.ts'
import { noteDecision } from '../exchange-log.ts'

/**
 * Creates the policies once, and returns the function that selects one by the path of a request.
 */
export function selectByPath(
  endpoints: readonly Endpoint[],
): (path: string) => CorsPolicy | undefined {
  const policies = new Map<Endpoint, CorsPolicy>()
  for (const endpoint of endpoints) {
    const { protection } = endpoint
    if ('source' in protection) continue
    policies.set(endpoint, createCors({ ...protection.options, onDecision: noteDecision }))
  }
  return (path) => {
    const endpoint = endpointOf(endpoints, path)
    return endpoint && policies.get(endpoint)
  }
}
