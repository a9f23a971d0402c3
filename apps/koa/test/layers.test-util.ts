// Sends requests to applications in which the policy stands before or behind other layers, on real
// sockets.
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DescribedResponse, describeResponse, sendRaw } from '@webcors/conformance'
import { createCors } from '@webcors/core'

export const APP = 'https://app.example.com'
export const ADMIN = 'https://admin.example.com'
const PUT = [['Access-Control-Request-Method', 'PUT']] as const

export const policy = createCors({
  origin: [APP, ADMIN],
  methods: ['PUT'],
  allowedHeaders: ['X-A'],
})

const ALLOWED = { 'Access-Control-Allow-Origin': APP }

/** The description of a response that `APP` can read. */
export const read = (status: number, ...vary: string[]): DescribedResponse => ({
  status,
  cors: ALLOWED,
  vary: [...vary, 'Origin'],
})

/** The description of a response without CORS headers. */
export const unread = (status: number, ...vary: string[]): DescribedResponse => ({
  status,
  cors: {},
  vary,
})

/** The description of the response to a preflight that the policy allows. */
export const ANSWERED: DescribedResponse = {
  status: 204,
  cors: {
    ...ALLOWED,
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Allow-Headers': 'X-A',
    'Access-Control-Max-Age': '7200',
  },
  vary: ['Origin'],
}

/**
 * Sends these requests to an application or a server in turn. `'PREFLIGHT /path'` is a preflight
 * for `PUT`.
 */
export async function ask(
  served: { listen(port: number, host: string): Server },
  lines: readonly string[],
  origin = APP,
): Promise<DescribedResponse[]> {
  const server = served.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const responses: DescribedResponse[] = []
    for (const line of lines) {
      const [word = '', path = ''] = line.split(' ')
      const method = word === 'PREFLIGHT' ? 'OPTIONS' : word
      const headers = [['Origin', origin] as const, ...(method === word ? [] : PUT)]
      responses.push(describeResponse(await sendRaw(url, { method, path, headers }, 5)))
    }
    return responses
  } finally {
    server.close()
  }
}
