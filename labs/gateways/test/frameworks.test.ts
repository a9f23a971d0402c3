import { expect, test } from 'vitest'
import { type ConformanceResult, runConformance, summarize } from '@webcors/conformance'
import { canRun, FRAMEWORKS, frameworkHost } from '../src/framework-host.ts'
import { EXPORTABLE } from '../src/gateway-host.ts'
import { IS_FULL } from '../src/gateways.ts'

/**
 * The policies of the ordinary run, which show most differences. The framework starts once for each
 * policy.
 */
const SHORT = [
  'default',
  'exact-origins',
  'look-alikes',
  'preflight-status',
  'vary-and-upstreams',
  'answers',
]

// Policies with cross-origin protection or allowed hosts are refused, because these frameworks have
// neither.
const all = EXPORTABLE.filter(({ name }) => !/^(cross-origin-protection|allowed-hosts)/.test(name))
const policies = IS_FULL ? all : all.filter(({ name }) => SHORT.includes(name))

for (const framework of FRAMEWORKS) {
  // The framework is not installed here: .ci/run installs it from Debian.
  test.skipIf(!canRun(framework))(
    `exactly those rows differ that the capabilities of ${framework.target} predict`,
    async () => {
      const host = frameworkHost(framework, policies)
      const results: ConformanceResult[] = []
      for await (const result of runConformance(host, policies)) results.push(result)
      console.log(summarize(host, results))
      expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
      expect(results.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(20)
    },
    400_000,
  )
}
