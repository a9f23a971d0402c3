import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const names = new Map<string, string>()

/**
 * @returns the cookie. `SameSite=None` lets pages of other sites send it, and requires `Secure`.
 */
export function openSession(name: string): string {
  const id = randomUUID()
  names.set(id, name)
  return `session=${id}; HttpOnly; Secure; SameSite=None; Path=/`
}

/** @returns the name of the user whose session the request's cookie opens */
export function nameOf({ headers }: IncomingMessage): string | undefined {
  return names.get(/(?:^|; )session=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? '')
}
