import { describe, expect, test } from 'vitest'
import {
  CONFORMANCE_POLICIES,
  type ConformanceResult,
  linesOf,
  runConformance,
  sendRaw,
  summarize,
} from '@webcors/conformance'
import { findDrift } from '@webcors/gateways'
import { EMULATORS, emulatorHost, staticPolicies } from '../src/emulator-host.ts'
import { hasEmulator } from '../src/emulators.ts'
import { IS_FULL } from '../src/gateways.ts'
import { sendDrift } from '../src/send-drift.ts'
import { optionsOf } from '../src/table-options.ts'

const policy = CONFORMANCE_POLICIES.find(({ name }) => name === 'listed-names')
if (policy === undefined) throw new Error('The table has no policy listed-names')

// `npm test` skips the emulators, because they bring some 500 packages. `npm run test:gateways`
// installs them.
describe.skipIf(!IS_FULL)('emulators of clouds', () => {
  for (const emulator of EMULATORS) {
    const { name, target } = emulator

    test(`${target}: exactly those rows differ on ${name} that its capabilities predict`, async ({
      skip,
    }) => {
      skip(!hasEmulator(name), `${name} could not be installed from npm`)
      const policies = staticPolicies(emulator)
      const host = emulatorHost(emulator, policies)
      const results: ConformanceResult[] = []
      for await (const result of runConformance(host, policies)) results.push(result)
      console.log(summarize(host, results))
      expect(results.filter(({ outcome }) => outcome === 'failed')).toEqual([])
      expect(results.filter(({ outcome }) => outcome === 'skipped').length).toBeGreaterThan(20)
    }, 300_000)

    test(`${target}: ${name} has no drift except its known differences, and no drift that widens the policy`, async ({
      skip,
    }) => {
      skip(!hasEmulator(name), `${name} could not be installed from npm`)
      const server = await emulatorHost(emulator, [policy]).start(policy, (() => {}) as never)
      try {
        const url = `${server.url}/ok`
        const { findings } = await findDrift(optionsOf(policy), url, sendDrift)
        expect(findings.map(({ code }) => code)).toContain('preflight-status')
        expect(findings.filter(({ severity }) => severity === 'widens')).toEqual([])
        const left = await findDrift(optionsOf(policy), url, sendDrift, { target })
        expect(left.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
      } finally {
        await server.close()
      }
    }, 60_000)
  }

  test('azure-blob: Azurite allows every origin of a policy with several patterns', async ({
    skip,
  }) => {
    skip(!hasEmulator('azurite'), 'azurite could not be installed from npm')
    const azure = EMULATORS.find(({ target }) => target === 'azure-blob')
    if (azure === undefined) throw new Error('The list of emulators lacks Azure Blob Storage')
    const options = {
      origin: ['https://*.example.org', 'https://*.example.net', 'https://app.example.com'],
      credentials: true,
      methods: ['GET', 'HEAD', 'POST', 'PUT'],
      allowedHeaders: ['X-Token'],
    }
    const patterns = { ...policy, source: { kind: 'options', options } } as const
    const server = await emulatorHost(azure, [patterns]).start(patterns, (() => {}) as never)
    try {
      const { findings } = await findDrift(options, `${server.url}/ok`, sendDrift, {
        target: 'azure-blob',
      })
      expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([])
    } finally {
      await server.close()
    }
  }, 60_000)

  test('firebase: superstatic sends the headers with a 404, but not with a redirect', async ({
    skip,
  }) => {
    skip(!hasEmulator('superstatic'), 'superstatic could not be installed from npm')
    const firebase = EMULATORS.find(({ target }) => target === 'firebase')
    if (firebase === undefined) throw new Error('The list of emulators lacks Firebase')
    const server = await emulatorHost(firebase, [policy]).start(policy, (() => {}) as never)
    try {
      const ask = (path: string) => sendRaw(server.url, { method: 'GET', path, headers: [] }, 15)
      const [missing, redirect] = [await ask('/missing'), await ask('/redirect')]
      const allowed = [missing, redirect].map((found) =>
        linesOf(found, 'Access-Control-Allow-Origin'),
      )
      expect([missing.status, redirect.status]).toEqual([404, 302])
      expect(allowed).toEqual([['https://app.example.com'], []])
    } finally {
      await server.close()
    }
  }, 60_000)
})
