// Measures whether requests leak memory: the used heap after forced collections, while a million
// requests are sent.
//
//   node packages/node/test/memory.ts [requests]
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startServerProcess } from '@webcors/conformance'

const MARK = 'HTTP/1.1 '
const BATCH = 50
const LANES = 4

/**
 * Sends requests in equal steps.
 *
 * @returns the used heap after each step, in bytes
 */
export async function measureMemory(requests: number, steps: number): Promise<number[]> {
  const program = fileURLToPath(new URL('memory-server.ts', import.meta.url))
  const server = await startServerProcess({ command: [process.execPath, '--expose-gc', program] })
  try {
    const report = async (): Promise<{ port: number; heapUsed: number }> =>
      (await (await fetch(server.url)).json()) as { port: number; heapUsed: number }
    const { port } = await report()
    const heaps: number[] = []
    let next = 0
    for (let step = 1; step <= steps; step++) {
      const end = Math.round((requests * step) / steps)
      const lane = async (): Promise<void> => {
        const socket = connect(port, '127.0.0.1').setEncoding('latin1')
        while (next < end) {
          const from = next
          next = Math.min(next + BATCH, end)
          await sendBatch(socket, from, next)
        }
        socket.destroy()
      }
      await Promise.all(Array.from({ length: LANES }, lane))
      // The server needs this time to notice that the connections are closed.
      await setTimeout(300)
      heaps.push((await report()).heapUsed)
    }
    return heaps
  } finally {
    await server.close()
  }
}

/**
 * Sends requests without waiting between them over an open connection, and waits for all responses.
 */
async function sendBatch(socket: Socket, from: number, to: number): Promise<void> {
  let answers = 0
  let tail = ''
  const done = new Promise<void>((resolve, reject) => {
    const count = (data: string): void => {
      const text = tail + data
      answers += text.split(MARK).length - 1
      tail = text.slice(1 - MARK.length)
      if (answers < to - from) return
      socket.off('data', count)
      resolve()
    }
    socket.on('data', count)
    socket.once('close', () => reject(new Error('The server has closed the connection')))
  })
  const requests = Array.from({ length: to - from }, (_, i) => requestOf(from + i))
  socket.write(requests.join(''))
  await done
  socket.removeAllListeners('close')
}

/**
 * Writes a request. Most requests have an origin of their own, and each preflight asks for another
 * header.
 */
function requestOf(number: number): string {
  const origins = [
    `https://a${number}.example.com`,
    'https://app.example.com',
    `https://evil${number}.example`,
    `https://t${number}.tenants.example.com`,
    'null',
    `nonsense ${number}`,
  ]
  const origin = number % 11 === 0 ? [] : [`Origin: ${origins[number % origins.length]}`]
  const isPreflight = number % 4 === 0
  const preflight = [
    `Access-Control-Request-Method: ${number % 8 === 0 ? 'PUT' : `X${number}`}`,
    `Access-Control-Request-Headers: x-a,x-${number}`,
  ]
  const lines = ['Host: localhost', ...origin, ...(isPreflight ? preflight : [])]
  return `${isPreflight ? 'OPTIONS' : 'GET'} /${number} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const requests = Number(process.argv[2] ?? 1_000_000)
  const started = performance.now()
  const heaps = await measureMemory(requests, 10)
  for (const [step, heap] of heaps.entries()) {
    const megabytes = (heap / 1e6).toFixed(2)
    console.log(
      `${String(Math.round((requests * (step + 1)) / 10)).padStart(9)} requests: ${megabytes} MB`,
    )
  }
  const [first = 0] = heaps
  const growth = (heaps.at(-1) ?? 0) - first
  const seconds = (performance.now() - started) / 1000
  console.log(
    `${(growth / 1000).toFixed(0)} kB more than after the first tenth; ${Math.round(requests / seconds)} requests/s`,
  )
}
