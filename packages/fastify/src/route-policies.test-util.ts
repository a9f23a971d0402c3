import fastify, { type FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { allowedOrigin, APP, ask, OTHER, preflight } from './ask.test-util.js'
import { cors } from './index.js'

export const PARTNER = 'https://partner.example'

/** The options of the whole application. */
export const OURS = { origin: APP, credentials: true } as const

export async function createApp(): Promise<FastifyInstance> {
  const app = fastify()
  await app.register(cors(OURS))
  return app
}

/**
 * Sends a request and its preflight from each origin, and returns the origins that are allowed.
 * Expects that the two responses agree.
 */
export async function allowedOrigins(
  app: FastifyInstance,
  line: string,
  headers = {},
): Promise<string[]> {
  const allowed: string[] = []
  for (const origin of [APP, PARTNER, OTHER]) {
    const actual = allowedOrigin(await ask(app, line, origin, { headers }))
    const asked = await preflight(app, line, origin, headers)
    const reads = actual === '*' || actual === origin
    const sends = asked.statusCode === 204 && allowedOrigin(asked) === actual
    expect(
      sends,
      `${line} from ${origin}: a page may send the request if it may read the response`,
    ).toBe(reads)
    if (reads) allowed.push(origin)
  }
  return allowed
}
