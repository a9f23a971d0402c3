import { afterAll, describe, test } from 'vitest'
import { testConformance } from '@webcors/conformance'
import { gatewayDoor, EXPORTABLE } from '../src/gateway-door.ts'
import { GATEWAYS, isInstalled } from '../src/gateways.ts'

for (const gateway of GATEWAYS) {
  if (isInstalled(gateway)) {
    testConformance(gatewayDoor(gateway), { describe, test, afterAll, log: console.log }, EXPORTABLE)
  } else {
    // The server is not installed here: .ci/run installs it from Debian.
    test.skip(`${gateway.name}: ${gateway.program} is not installed`, () => {})
  }
}
