import type { CorsOptions } from '../options/cors-options.ts'
import type { CorsPolicy } from '../policy/cors-policy.ts'
import { createCors } from '../policy/create-cors.ts'
import type { SelectPolicy } from './migration.ts'

/** The answers of the functions among the options, for one request. */
export interface Answers {
  /** The origin that is allowed, `'*'`, or nothing. */
  readonly origin?: unknown
  readonly methods?: readonly string[]
  readonly credentials?: boolean
}

/** The number of policies that are kept. */
const MAX_POLICIES = 100

/**
 * Makes a selecting function from functions that are asked for some of the options. Each answer is
 * validated like an option: an issue denies the request, and is reported.
 *
 * @param options the remaining options, which are the same for all requests
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
    if (policies.size >= MAX_POLICIES) policies.delete(policies.keys().next().value as string)
    policies.set(key, policy)
    return policy
  }
}

function originOf(answer: unknown): CorsOptions['origin'] {
  // The library compares an answer character by character. With a star in it, the answer would
  // become a pattern.
  if (!answer || (typeof answer === 'string' && /.\*|\*./.test(answer))) return denyAll
  if (typeof answer === 'string') return answer
  throw new TypeError(
    'Cannot take anything but a string for an answer. Return the origin, or null.',
  )
}

function denyAll(): boolean {
  return false
}
