import { describe, expect, test } from 'vitest'
import { CONFORMANCE_POLICIES, type ConformanceServer } from '@webcors/conformance'
import { type DriftCode, findDrift } from '@webcors/gateways'
import { canRun, FRAMEWORKS, frameworkHost } from '../src/framework-host.ts'
import { sendDrift } from '../src/send-drift.ts'
import { optionsOf } from '../src/table-options.ts'

/**
 * The drift that the check must find without the name of the target. The policy lists names, and
 * allows credentials.
 */
const FOUND: Readonly<Partial<Record<string, readonly DriftCode[]>>> = {
  // The check cannot find out that Flask answers OPTIONS itself, because only the application could
  // report this.
  flask: ['vary-missing', 'vary-missing-on-preflights', 'preflight-status', 'denied-preflight'],
  django: ['preflight-status', 'denied-preflight', 'shown-to-denied', 'options-answered'],
  fastapi: ['vary-missing', 'preflight-status', 'denied-preflight', 'shown-to-denied'],
  rails: ['vary-missing-on-preflights', 'preflight-status', 'denied-preflight'],
  'go-rs-cors': ['preflight-status', 'denied-preflight'],
}

const policy = CONFORMANCE_POLICIES.find(({ name }) => name === 'listed-names')
if (policy === undefined) throw new Error('The table has no policy listed-names')
const options = optionsOf(policy)

for (const framework of FRAMEWORKS) {
  // The framework is not installed here: .ci/run installs it from Debian.
  describe.skipIf(!canRun(framework))(`the drift of ${framework.target}`, () => {
    const use = async (run: (server: ConformanceServer) => Promise<void>): Promise<void> => {
      const server = await frameworkHost(framework, [policy]).start(policy, (() => {}) as never)
      try {
        await run(server)
      } finally {
        await server.close()
      }
    }

    test('the check finds the drift without the name of the target, and no drift widens the policy', async () => {
      await use(async ({ url }) => {
        const { findings } = await findDrift(options, `${url}/ok`, sendDrift)
        const codes = findings.map(({ code }) => code)
        expect(codes).toEqual(expect.arrayContaining([...(FOUND[framework.target] ?? [])]))
        expect(findings.filter(({ severity }) => severity === 'widens')).toEqual([])
      })
    }, 60_000)

    test('the framework has no drift except its known differences', async () => {
      await use(async ({ url }) => {
        const { target } = framework
        const { findings } = await findDrift(options, `${url}/ok`, sendDrift, { target })
        expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
      })
    }, 60_000)
  })
}
