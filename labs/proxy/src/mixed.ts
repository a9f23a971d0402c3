import { Agent, request } from 'node:http'
import { ask, repeat } from './client.ts'
import { start } from './start.ts'
import { ORIGIN } from './subjects.ts'

export interface Mixed {
  readonly requests: number
  readonly seconds: number
  /** The number of responses by status; 0 means a connection that was cut off. */
  readonly statuses: Readonly<Record<string, number>>
  readonly rss: readonly number[]
  /** The number of connections that the proxy holds after a pause. */
  readonly sockets: number
  readonly failures: readonly string[]
}

const AT_ONCE = 50

/** The paths of nine requests in ten. The tenth request takes one of `FAULTS`. */
const PLAIN = ['/bytes/1000', '/bytes/20000', '/x?a=1', '/status/404', '/bytes/0']
const FAULTS = [
  '/cut',
  '/reset',
  '/redirect',
  '/silent',
  '/status/500',
  'leave',
  'deny',
  'preflight',
  '/bytes/100000',
  '/a%2fb',
]

export async function runMixed(
  name: string,
  api: string,
  requests: number,
  maxSeconds: number,
): Promise<Mixed> {
  const subject = await start(name, api)
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const statuses: Record<string, number> = {}
  const rss: number[] = []
  const begin = performance.now()
  let done = 0
  await repeat(requests, AT_ONCE, async (index) => {
    if (performance.now() - begin > maxSeconds * 1000) return
    done += 1
    if (done % Math.ceil(requests / 10) === 0) rss.push((await subject.usage(true)).rss)
    const status = await one(agent, subject.port, index).catch(() => 0)
    statuses[status] = (statuses[status] ?? 0) + 1
  })
  const seconds = (performance.now() - begin) / 1000
  agent.destroy()
  await new Promise((resolve) => setTimeout(resolve, 6000))
  const { sockets, failures } = await subject.usage(true)
  subject.stop()
  return { requests: done, seconds, statuses, rss, sockets, failures }
}

async function one(agent: Agent, port: number, index: number): Promise<number | string> {
  const fault = index % 10 === 0 ? FAULTS[(index / 10) % FAULTS.length] : undefined
  if (fault === 'leave') return leave(port)
  if (fault === 'deny' || fault === 'preflight') return special(agent, port, fault)
  if (fault === undefined && index % 7 === 0) {
    return (await ask(agent, port, '/upload', 'POST', 'a'.repeat(2000))).status
  }
  const path = fault ?? PLAIN[index % PLAIN.length] ?? '/x'
  return (await ask(agent, port, path)).status
}

/** Sends a request of a page that leaves before the response arrives. */
function leave(port: number): Promise<string> {
  return new Promise((resolve) => {
    const sent = request({
      agent: false,
      host: '127.0.0.1',
      port,
      path: '/up/silent',
      headers: { Origin: ORIGIN },
    })
    sent.on('error', () => undefined)
    sent.on('close', () => resolve('left'))
    sent.end()
    setTimeout(() => sent.destroy(), 20)
  })
}

function special(agent: Agent, port: number, kind: 'deny' | 'preflight'): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers =
      kind === 'deny'
        ? { Origin: 'https://evil.example' }
        : { Origin: ORIGIN, 'Access-Control-Request-Method': 'PUT' }
    const method = kind === 'deny' ? 'GET' : 'OPTIONS'
    const sent = request(
      { agent, host: '127.0.0.1', port, path: '/up/x', method, headers },
      (message) => {
        message.resume()
        message.on('end', () => resolve(message.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}
