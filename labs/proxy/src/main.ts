// Measures the proxy beside its peers by `npm run bench:proxy`, or in one part by `npm run
// bench:proxy -- mixed`.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { measureBulk } from './bulk.ts'
import { measureStreams } from './event-streams.ts'
import { runMixed } from './mixed.ts'
import { measureThroughput } from './throughput.ts'

const OURS = ['webcors listener', 'webcors fetch']
const GIB = 2 ** 30
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

const apiProcess = fork(fileURLToPath(new URL('api-process.ts', import.meta.url)))
const [{ url }] = (await once(apiProcess, 'message')) as [{ url: string }]
const streamsAtApi = async (): Promise<number> => {
  const answer = once(apiProcess, 'message')
  apiProcess.send('streams')
  return ((await answer) as [{ streams: number }])[0].streams
}

const [part, amount] = process.argv.slice(2)
const wants = (name: string) => part === undefined || part === name

console.log(`Node.js ${process.version}`)
if (wants('throughput')) {
  for (const [bytes, requests, rounds] of [
    [1000, 3000, 5],
    [65_536, 800, 5],
  ] as const) {
    const taken = await measureThroughput(url, bytes, requests, rounds)
    const base = taken.get('httpxy web') ?? 1
    console.log(
      `\nProcessor time for a request with a response of ${bytes} bytes, relative to httpxy's web`,
    )
    for (const [name, cpu] of [...taken].toSorted(([, a], [, b]) => a - b)) {
      console.log(`${name.padEnd(20)} ${(cpu / base).toFixed(2)}  ${Math.round(cpu)} us`)
    }
  }
}
if (wants('bulk')) {
  const gibibytes = Number(amount ?? 1)
  for (const name of OURS) {
    for (const way of ['down', 'up'] as const) {
      const { seconds, atStart, most } = await measureBulk(name, url, gibibytes * GIB, way)
      console.log(
        `${name}: ${gibibytes} GiB ${way} in ${seconds.toFixed(1)} s, memory ${megabytes(atStart)} at the start, ${megabytes(most)} at most`,
      )
    }
  }
}
if (wants('streams')) {
  const count = Number(amount ?? 1000)
  for (const name of OURS) {
    const { open, each, gone } = await measureStreams(name, url, count, streamsAtApi)
    console.log(
      `${name}: ${open} of ${count} event streams open, ${Math.round(each / 1000)} kB each, all closed ${gone.toFixed(2)} s after the pages left`,
    )
  }
}
if (wants('mixed')) {
  for (const name of OURS) {
    const { requests, seconds, statuses, rss, sockets, failures } = await runMixed(
      name,
      url,
      Number(amount ?? 100_000),
      300,
    )
    console.log(`${name}: ${requests} requests in ${seconds.toFixed(0)} s, one in ten with a fault`)
    console.log(`  responses by status ${JSON.stringify(statuses)}`)
    console.log(
      `  memory ${rss.map(megabytes).join(', ')}; connections after a pause ${sockets}; uncaught errors ${failures.length}`,
    )
    for (const failure of new Set(failures)) console.log(`  ${failure}`)
  }
}
apiProcess.kill()
