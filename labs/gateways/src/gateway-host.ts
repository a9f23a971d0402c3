import {
  CONFORMANCE_POLICIES,
  type ConformanceHost,
  type ConformancePolicy,
} from '@webcors/conformance'
import type { CorsOptions } from '@webcors/core'
import type { Gateway } from './gateway.ts'
import { startExported } from './start-exported.ts'
import { startUpstream } from './upstream.ts'

/**
 * The policies of the table that can be exported. Predicates and functions that select a policy
 * cannot.
 */
export const EXPORTABLE: readonly ConformancePolicy[] = CONFORMANCE_POLICIES.filter(({ source }) =>
  ['default', 'options'].includes(source.kind),
)

/**
 * Creates the conformance host of a gateway: the real server, in front of the application of the
 * table.
 */
export function gatewayHost(gateway: Gateway): ConformanceHost {
  return {
    name: gateway.name,
    gaps: gateway.gaps,
    async start({ source }) {
      const upstream = await startUpstream()
      try {
        const options = source.kind === 'options' ? source.options : { origin: '*' }
        // The table is plain data, and core's tests prove that its options are valid.
        const running = await startExported(gateway, options as CorsOptions, upstream.port)
        return {
          url: running.url,
          close: async () => {
            await running.close()
            await upstream.close()
          },
        }
      } catch (error) {
        await upstream.close()
        throw error
      }
    },
  }
}
