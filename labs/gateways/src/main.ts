import { type ConformanceResult, runConformance, summarize } from '@webcors/conformance'
import { gatewayDoor, EXPORTABLE } from './gateway-door.ts'
import { GATEWAYS, isInstalled } from './gateways.ts'

// npm run test:gateways [name ...]: the conformance table through every server that is installed.
const wanted = process.argv.slice(2)
let failed = 0
for (const gateway of GATEWAYS) {
  if (wanted.length > 0 && !wanted.some((name) => gateway.name.startsWith(name))) continue
  if (!isInstalled(gateway)) {
    console.log(`${gateway.name}: skipped, ${gateway.program} is not installed`)
    continue
  }
  const door = gatewayDoor(gateway)
  const results: ConformanceResult[] = []
  const begin = performance.now()
  for await (const result of runConformance(door, EXPORTABLE)) {
    results.push(result)
    if (result.outcome === 'failed') {
      failed += 1
      console.log(`  ${result.id}\n    ${result.problems.join('\n    ')}`)
    }
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(1)
  console.log(`${summarize(door, results)}, ${seconds} s`)
}
process.exitCode = failed > 0 ? 1 : 0
