import { request } from 'node:http'
import { start } from './start.ts'
import { ORIGIN } from './subjects.ts'

/**
 * The memory of a proxy while it passes on a large body, in bytes: at the start, and the maximum.
 */
export interface Memory {
  readonly seconds: number
  readonly atStart: number
  readonly most: number
}

/** Downloads or uploads a body through a proxy, and measures the memory of the proxy. */
export async function measureBulk(
  name: string,
  api: string,
  bytes: number,
  way: 'down' | 'up',
): Promise<Memory> {
  const subject = await start(name, api)
  const { rss: atStart } = await subject.usage(true)
  let most = atStart
  const measure = async () => {
    most = Math.max(most, (await subject.usage()).rss)
  }
  const timer = setInterval(() => void measure(), 100)
  const begin = performance.now()
  const got = await (way === 'down' ? download(subject.port, bytes) : upload(subject.port, bytes))
  const seconds = (performance.now() - begin) / 1000
  clearInterval(timer)
  subject.stop()
  if (got !== bytes) throw new Error(`${name}: ${got} of ${bytes} bytes arrived`)
  return { seconds, atStart, most }
}

function download(port: number, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: `/up/bytes/${bytes}`, headers: { Origin: ORIGIN } },
      (message) => {
        let got = 0
        message.on('data', (chunk: Buffer) => {
          got += chunk.length
        })
        message.on('end', () => resolve(got))
        message.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

function upload(port: number, bytes: number): Promise<number> {
  const chunk = Buffer.alloc(256 * 1024, 'a')
  return new Promise((resolve, reject) => {
    const headers = { Origin: ORIGIN, 'Content-Length': bytes }
    const sent = request(
      { host: '127.0.0.1', port, path: '/up/upload', method: 'PUT', headers },
      (message) => {
        let text = ''
        message.on('data', (data) => {
          text += String(data)
        })
        message.on('end', () => resolve(Number(text)))
      },
    )
    sent.on('error', reject)
    let left = bytes
    const more = () => {
      while (left > 0) {
        const piece = left < chunk.length ? chunk.subarray(0, left) : chunk
        left -= piece.length
        if (!sent.write(piece)) {
          sent.once('drain', more)
          return
        }
      }
      sent.end()
    }
    more()
  })
}
