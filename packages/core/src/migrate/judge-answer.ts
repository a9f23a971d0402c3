/**
 * Whether the answer of an origin function allows an origin, as `cors` and `@fastify/cors` decide:
 * the answer is `true`, an origin, or a list of origins.
 *
 * @throws {TypeError} for an answer that would allow more origins than it names. The origin is then
 *   denied, and the error is reported
 */
export function judgeAnswer(answer: unknown, origin: string, credentials: boolean): boolean {
  if (answer === true || answer === origin) return true
  if (!answer) return false
  if (answer === '*') return judgeAnyone(credentials)
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
 * Whether the answer of an origin function allows an origin, as `hono/cors` decides: the answer is
 * the allowed origin, or nothing.
 *
 * @throws {TypeError} for an answer of another type
 */
export function judgeNamedOrigin(answer: unknown, origin: string, credentials: boolean): boolean {
  if (!answer) return false
  if (answer === '*') return judgeAnyone(credentials)
  if (typeof answer === 'string') return answer === origin
  throw new TypeError(
    'Cannot take anything but a string for an answer. Return the origin, or null.',
  )
}

function judgeAnyone(credentials: boolean): true {
  if (!credentials) return true
  throw new TypeError(
    "Cannot take '*' for an answer: there are credentials. Answer with the origin if it is allowed.",
  )
}
