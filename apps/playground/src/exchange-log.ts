import { AsyncLocalStorage } from 'node:async_hooks'
import type { CorsDecision } from '@webcors/core'
import type { Decided, Exchange } from '../page/types.ts'

/** An exchange that is still going on. */
export type OpenExchange = {
  -readonly [Key in keyof Exchange]: Exchange[Key]
} & { decisions: Decided[] }

/** The page asks right after it sent: only what came last is wanted. */
const MAX_IDS = 1000

// Code that runs on behalf of a request finds its exchange here. `onDecision` gets the values that the
// policy read, which are the same for many requests.
const current = new AsyncLocalStorage<OpenExchange>()

/** What the server saw, by the id that the page put into the query string. */
export class ExchangeLog {
  readonly #byId = new Map<string, Exchange[]>()

  /** Runs what answers a request, so that all that it does is noted. */
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

/** Give it to a policy as `onDecision`. What the policy replaced is a second report of the same decision. */
export function noteDecision({ kind, allowed, reason, status }: CorsDecision): void {
  if (reason === 'headers-replaced') return
  current.getStore()?.decisions.push({ kind, allowed, reason, status })
}

/** Notes that the application itself was reached. */
export function noteHandler(): void {
  const exchange = current.getStore()
  if (exchange !== undefined) exchange.handlerRan = true
}
