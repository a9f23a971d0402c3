import type { ProxyCode } from '../answer/codes.js'
import type { ProxyRequest } from '../options/proxy-options.js'
import type { Exchange } from './exchange.js'

type OnExchange = ((exchange: Exchange, request: ProxyRequest) => void) | undefined

/** Records one exchange, and reports it once, when it ends. */
export class Recorder {
  target: string | null = null
  status = 0
  code: ProxyCode | null = null
  address: string | null = null
  reused = false
  retried = false
  bytesUp = 0
  bytesDown = 0
  #connectedAt: number | null = null
  #headersAt: number | null = null
  #hasEnded = false
  readonly #start: number = performance.now()
  readonly #request: ProxyRequest
  readonly #path: string
  readonly #onExchange: OnExchange
  readonly #release: () => void

  /** @param release frees the place that the exchange takes of `maxConcurrent` */
  constructor(request: ProxyRequest, path: string, onExchange: OnExchange, release: () => void) {
    this.#request = request
    this.#path = path
    this.#onExchange = onExchange
    this.#release = release
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  connected(): void {
    this.#connectedAt ??= performance.now()
  }

  headersArrived(): void {
    this.#headersAt = performance.now()
  }

  /**
   * Ends the exchange. Only the first call has an effect, because several events may end an
   * exchange.
   */
  end(ended: Exchange['ended']): void {
    if (this.#hasEnded) return
    this.#hasEnded = true
    this.#release()
    if (!this.#onExchange) return
    const since = (time: number | null) => (time === null ? null : time - this.#start)
    const { target, status, code, address, reused, retried, bytesUp, bytesDown } = this
    const ms = {
      connect: since(this.#connectedAt),
      headers: since(this.#headersAt),
      total: performance.now() - this.#start,
    }
    const { method } = this.#request
    const path = this.#path
    const outcome = { target, method, path, status, code, address, reused, retried }
    try {
      this.#onExchange({ ...outcome, bytesUp, bytesDown, ms, ended }, this.#request)
    } catch {
      // An error of the application's `onExchange` must not break a response.
    }
  }
}
