import { type CorsOptions, withCors } from '../index.ts'
import { APP, fetchRequest } from '../policy/policy.test-util.ts'

export const OTHER = 'https://other.example.com'

export const LISTED = {
  origin: [APP, OTHER],
  exposedHeaders: ['ETag'],
} as const satisfies CorsOptions

export const ALLOWED = {
  'access-control-allow-origin': APP,
  'access-control-expose-headers': 'ETag',
  vary: 'Origin',
}

export const DENIED = { vary: 'Origin' }

export type Answer = Response | Promise<Response>

/** The answer of a wrapped handler that has to be there at once. */
export function now(answer: Answer): Response {
  if (answer instanceof Promise) throw new Error('The answer is a promise')
  return answer
}

/** The answer of one that answers at once with this, to this origin. */
export function answerTo(
  origin: string | null,
  response: Response,
  options: CorsOptions = LISTED,
): Response {
  return now(withCors(() => response, options)(fetchRequest(origin)))
}

/** What the platform does not let one make. */
export function standIn(properties: object): Response {
  return properties as Response
}
