import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { PATH, requestHeaders } from '../kinds.ts'
import type { NodeSubjectName } from '../node/node-subject.ts'
import { median } from '../statistics.ts'

const run = promisify(execFile)
const SERVER = fileURLToPath(new URL('../../dist/throughput/server.js', import.meta.url))

/**
 * The servers, in the order of a round. The bare server runs twice, to show how much two equal
 * servers differ.
 */
export const SERVERS: readonly (readonly [label: string, subject: NodeSubjectName])[] = [
  ['a bare server', 'bare'],
  ['the same one again', 'bare'],
  ['webcors', 'webcors'],
  ['nothing but the bytes', 'bytes'],
  ['the least by hand', 'minimum'],
  ['the same by hand', 'by hand'],
  ['the cors package', 'cors'],
]

export interface Throughput {
  readonly label: string
  readonly requestsPerSecond: number
  /** The share of the bare server's throughput, round by round. */
  readonly share: number
  /** Processor time of the server's process for a request, in microseconds. */
  readonly microseconds: number
}

/**
 * Counts the actual requests that a server answers in a second, over loopback and 32 connections.
 * The servers take turns, and waiting servers use no time.
 *
 * @returns `null` if wrk is not installed
 */
export async function measureThroughput(effort: {
  readonly rounds: number
  readonly seconds: number
}): Promise<readonly Throughput[] | null> {
  if (!(await hasWrk())) return null
  const servers = await Promise.all(SERVERS.map(([, subject]) => startServer(subject)))
  try {
    const rounds: Load[][] = []
    for (const server of servers) await load(server, 1)
    for (let round = 0; round < effort.rounds; round++) {
      const loads: Load[] = []
      for (let turn = 0; turn < servers.length; turn++) {
        const index = (turn + round) % servers.length
        loads[index] = await load(servers[index] as Started, effort.seconds)
      }
      rounds.push(loads)
    }
    return SERVERS.map(([label], index) => ({
      label,
      requestsPerSecond: median(rounds.map((loads) => loads[index]?.rate ?? Number.NaN)),
      share: median(
        rounds.map((loads) => (loads[index]?.rate ?? Number.NaN) / (loads[0]?.rate ?? Number.NaN)),
      ),
      microseconds: median(rounds.map((loads) => loads[index]?.microseconds ?? Number.NaN)),
    }))
  } finally {
    for (const { child } of servers) child.kill()
  }
}

async function hasWrk(): Promise<boolean> {
  try {
    await run('sh', ['-c', 'command -v wrk'])
    return true
  } catch {
    return false
  }
}

interface Started {
  readonly child: ChildProcess
  readonly port: number
}

/** Starts a server in a process of its own. */
export async function startServer(subject: NodeSubjectName): Promise<Started> {
  const child = fork(SERVER, [subject])
  const [port] = (await once(child, 'message')) as [number]
  return { child, port }
}

interface Load {
  readonly rate: number
  readonly microseconds: number
}

async function load({ child, port }: Started, seconds: number): Promise<Load> {
  const headers = Object.entries(requestHeaders('actual')).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ])
  const url = `http://127.0.0.1:${port}${PATH}`
  const before = await processorTime(child)
  const { stdout } = await run('wrk', ['-t1', '-c32', `-d${seconds}s`, ...headers, url])
  const took = (await processorTime(child)) - before
  return { rate: requestsPerSecond(stdout), microseconds: took / requestCount(stdout) }
}

async function processorTime(child: ChildProcess): Promise<number> {
  child.send('How much?')
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage]
  return user + system
}

/** Reads the summary that wrk prints. */
export function requestCount(text: string): number {
  return Number(/(\d+) requests in/.exec(text)?.[1])
}

/** Reads the output of wrk. */
export function requestsPerSecond(text: string): number {
  if (/Socket errors|Non-2xx/.test(text)) throw new Error(`wrk reports errors:\n${text}`)
  const [, rate] = /Requests\/sec:\s*([\d.]+)/.exec(text) ?? []
  if (rate === undefined) throw new Error(`Cannot read the output of wrk:\n${text}`)
  return Number(rate)
}
