import { Agent } from 'node:http'
import { ask, repeat } from './client.ts'
import { start } from './start.ts'
import { SUBJECTS } from './subjects.ts'

const AT_ONCE = 32

/**
 * Measures the processor time of each subject for a request, in microseconds: the median of the
 * rounds.
 */
export async function measureThroughput(
  api: string,
  bytes: number,
  requests: number,
  rounds: number,
): Promise<Map<string, number>> {
  const taken = new Map<string, number[]>()
  for (const name of Object.keys(SUBJECTS)) taken.set(name, [])
  const running = new Map(
    await Promise.all(
      [...taken.keys()].map(async (name) => [name, await start(name, api)] as const),
    ),
  )
  // The subjects run in turn, so that other work of the machine affects all of them.
  for (let round = -1; round < rounds; round++) {
    for (const [name, subject] of running) {
      const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
      const times = round === -1 ? requests / 4 : requests
      const before = await subject.usage()
      await repeat(times, AT_ONCE, async () => {
        const { status, bytes: got } = await ask(agent, subject.port, `/bytes/${bytes}`)
        if (status !== 200 || got !== bytes)
          throw new Error(`${name} sent the status ${status} and ${got} bytes`)
      })
      const after = await subject.usage()
      agent.destroy()
      if (round >= 0) taken.get(name)?.push((after.cpu - before.cpu) / times)
    }
  }
  for (const subject of running.values()) subject.stop()
  return new Map(
    [...taken].map(([name, values]) => [
      name,
      values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0,
    ]),
  )
}
