import { afterAll, describe, test } from 'vitest'
import { testConformance } from '@webcors/conformance'
import { EXPORTABLE, gatewayHost } from '../src/gateway-host.ts'
import { CHOSEN, GATEWAYS, isInstalled } from '../src/gateways.ts'

const runner = { describe, test, afterAll, log: console.log }

for (const gateway of CHOSEN) {
  testConformance(gatewayHost(gateway), runner, EXPORTABLE)
}

test.for(GATEWAYS)('the server of $name is installed', (gateway, { expect, skip }) => {
  // .ci/run installs the servers from Debian.
  skip(!isInstalled(gateway), `${gateway.program} is not installed`)
  expect(gateway.program).not.toBe('')
})
