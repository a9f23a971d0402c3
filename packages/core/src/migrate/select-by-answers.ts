import type { CorsOptions } from '../options/cors-options.js'
import type { CorsPolicy } from '../policy/cors-policy.js'
import { createCors } from '../policy/create-cors.js'
import type { SelectPolicy } from './migration.js'

/** What functions among options answer for one request. */
export interface Answers {
  /** The origin that is allowed, `'*'`, or nothing. */
  readonly origin?: unknown
  readonly methods?: readonly string[]
  readonly credentials?: boolean
}

/** The most policies that are kept. */
const MOST_POLICIES = 100

/**
 * Makes a function that selects a policy of functions that are asked for parts of the options. Each answer is checked as
 * an option would be: an error denies, and is reported.
 *
 * @param options the other options, which are the same for all requests
 */
export function selectByAnswers<Host>(
  ask: (host: Host) => Promise<Answers>,
  options: CorsOptions,
): SelectPolicy<Host> {
  const policies = new Map<string, CorsPolicy>()
  return async (host) => {
    const answers = await ask(host)
    const key = JSON.stringify([answers.origin, answers.methods, answers.credentials])
    const kept = policies.get(key)
    if (kept) return kept
    const origin = 'origin' in answers ? originOf(answers.origin) : options.origin
    const policy = createCors({ ...options, ...answers, origin })
    const [oldest] = policies.keys()
    if (oldest !== undefined && policies.size >= MOST_POLICIES) policies.delete(oldest)
    policies.set(key, policy)
    return policy
  }
}

function originOf(answer: unknown): CorsOptions['origin'] {
  // A star would make a pattern of an answer that was compared letter by letter.
  if (!answer || (typeof answer === 'string' && /.\*|\*./.test(answer))) return denyAll
  if (typeof answer === 'string') return answer
  throw new TypeError(
    'Cannot take anything but a string for an answer. Return the origin, or null.',
  )
}

function denyAll(): boolean {
  return false
}
