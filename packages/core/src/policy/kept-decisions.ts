import { MAX_ORIGIN_LENGTH } from '../origin/parse-origin.ts'
import { type CorsDecision, freezeDecision } from '../protocol/cors-decision.ts'

/** The most decisions that are kept. */
const MAX_KEPT = 1000

/** Characters of a key, beyond which its decision is not kept, for even to look it up takes time in proportion. */
const MAX_KEY_LENGTH = MAX_ORIGIN_LENGTH + 500

/** Decisions that recur: frozen, and handed out again. Their number and the length of their keys are bounded. */
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
