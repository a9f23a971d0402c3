/** The policy of most tests, and the headers that it sends. */
import { createCors } from '@webcors/core'
import { APP } from './ask.test-util.ts'

export const POLICY = createCors({ origin: APP, credentials: true })

/** The headers of a response that the policy lets its origin read. */
export const ALLOWED = {
  'access-control-allow-credentials': 'true',
  'access-control-allow-origin': APP,
  vary: 'Origin',
}

/** The headers of a response to any other origin. */
export const DENIED = { vary: 'Origin' }
