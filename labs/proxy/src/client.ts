import { type Agent, request } from 'node:http'
import { ORIGIN } from './subjects.ts'

export interface Asked {
  readonly status: number
  readonly bytes: number
}

/** Sends a request, and drops the body of the response. */
export function ask(
  agent: Agent,
  port: number,
  path: string,
  method = 'GET',
  body?: string,
): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const headers = {
      Origin: ORIGIN,
      ...(body !== undefined && { 'Content-Length': Buffer.byteLength(body) }),
    }
    const sent = request(
      { agent, host: '127.0.0.1', port, path: `/up${path}`, method, headers },
      (message) => {
        let bytes = 0
        message.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        message.on('end', () => {
          resolve({ status: message.statusCode ?? 0, bytes })
        })
        message.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Runs a task several times, with a number of concurrent runs. */
export async function repeat(
  times: number,
  atOnce: number,
  task: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < times) {
      next += 1
      await task(next - 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
