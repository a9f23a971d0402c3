import { AsyncLocalStorage } from 'node:async_hooks'
import type { CorsDecision } from '@webcors/core'
import type { Decided, Exchange } from '../page/types.ts'

/** An exchange that has not ended. */
export type OpenExchange = {
  -readonly [Key in keyof Exchange]: Exchange[Key]
} & { decisions: Decided[] }

/**
 * The number of ids to keep. The page asks immediately after it has sent, so only the latest are
 * needed.
 */
const MAX_IDS = 1000

// Code that runs for a request finds the exchange of the request here, because `onDecision` gets
// only values that many requests share.
const current = new AsyncLocalStorage<OpenExchange>()

/** The record of exchanges, by the id that the page put into the query string. */
export class ExchangeLog {
  readonly #byId = new Map<string, Exchange[]>()

  /** Runs a function that answers a request, and records its decisions in the exchange. */
  during<Result>(id: string, exchange: OpenExchange, run: () => Result): Result {
    const exchanges = this.#byId.get(id) ?? []
    this.#byId.set(id, exchanges)
    exchanges.push(exchange)
    const [oldest] = this.#byId.keys()
    if (this.#byId.size > MAX_IDS && oldest !== undefined) this.#byId.delete(oldest)
    return current.run(exchange, run)
  }

  find(id: string): readonly Exchange[] {
    return this.#byId.get(id) ?? []
  }
}

/**
 * Records a decision: the `onDecision` of each policy. A policy that replaces headers reports the
 * same decision twice.
 */
export function noteDecision({ kind, allowed, reason, status }: CorsDecision): void {
  if (reason === 'headers-replaced') return
  current.getStore()?.decisions.push({ kind, allowed, reason, status })
}

/** Records that the application ran. */
export function noteHandler(): void {
  const exchange = current.getStore()
  if (exchange !== undefined) exchange.handlerRan = true
}
