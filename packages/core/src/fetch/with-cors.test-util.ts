import { type CorsOptions, type CorsPolicy, withCors } from '../index.ts'
import { APP, fetchRequest, OTHER } from '../policy/policy.test-util.ts'

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

/** Checks that a wrapped handler answered synchronously, and returns the response. */
export function now(answer: Answer): Response {
  if (answer instanceof Promise) throw new Error('The answer is a promise')
  return answer
}

/** Wraps a handler that returns this response, and calls it with a request from this origin. */
export function answerTo(
  origin: string | null,
  response: Response,
  options: CorsOptions = LISTED,
): Response {
  return now(withCors(() => response, options)(fetchRequest(origin)))
}

/** Makes an object in place of a Response that the constructor cannot create. */
export function standIn(properties: object): Response {
  return properties as Response
}

/** Makes a selecting function that returns a value that is not a policy. */
export function noPolicy(value: unknown): () => CorsPolicy {
  return () => value as CorsPolicy
}
