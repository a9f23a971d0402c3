/**
 * Reads an answer as `cors` and `@fastify/cors` do: `true`, an origin, or a list of origins.
 *
 * @throws {TypeError} for an answer that would let in more than it says, so that the origin is denied, and the error
 *   reported
 */
export function readAnswer(answer: unknown, origin: string, credentials: boolean): boolean {
  if (answer === true || answer === origin) return true
  if (!answer) return false
  if (answer === '*') return readAnyone(credentials)
  if (typeof answer === 'string') return false
  if (Array.isArray(answer)) {
    if (answer.includes(origin)) return true
    if (answer.every((entry) => !entry || typeof entry === 'string')) return false
  }
  throw new TypeError(
    'Cannot take anything but booleans and strings for an answer. Call callback(null, true) or callback(null, false).',
  )
}

/**
 * Reads an answer as `hono/cors` does: the origin that is allowed, or nothing.
 *
 * @throws {TypeError} for an answer of another type
 */
export function readNamedOrigin(answer: unknown, origin: string, credentials: boolean): boolean {
  if (!answer) return false
  if (answer === '*') return readAnyone(credentials)
  if (typeof answer === 'string') return answer === origin
  throw new TypeError(
    'Cannot take anything but a string for an answer. Return the origin, or null.',
  )
}

function readAnyone(credentials: boolean): true {
  if (!credentials) return true
  throw new TypeError(
    "Cannot take '*' for an answer: there are credentials. Answer with the origin if it is allowed.",
  )
}
