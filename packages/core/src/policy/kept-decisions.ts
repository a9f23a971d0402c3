import { MAX_ORIGIN_LENGTH } from '../origin/parse-origin.ts'
import { type CorsDecision, freezeDecision } from '../protocol/cors-decision.ts'

/** The number of decisions that are kept. */
const MAX_KEPT = 1000

/**
 * The length of a key up to which its decision is kept. Looking a key up takes time in proportion
 * to its length.
 */
const MAX_KEY_LENGTH = MAX_ORIGIN_LENGTH + 500

/**
 * A store of frozen decisions that are reused. The number of decisions and the length of keys are
 * limited.
 */
export class KeptDecisions {
  readonly #kept = new Map<string, CorsDecision>()

  get(key: string): CorsDecision | undefined {
    return key.length > MAX_KEY_LENGTH ? undefined : this.#kept.get(key)
  }

  keep(key: string, decision: CorsDecision): CorsDecision {
    if (key.length > MAX_KEY_LENGTH) return decision
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear()
    this.#kept.set(key, freezeDecision(decision))
    return decision
  }
}
