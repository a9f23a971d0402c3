import type { ClientRequest } from 'node:http'

/** Holds on to the request to the target, so that whatever ends the exchange can end that as well. */
export class UpstreamLink {
  request: ClientRequest | null = null
  hasClientLeft = false
  #error: Error | null = null

  get error(): Error | null {
    return this.#error
  }

  /** Closes the connection to the target. What waits for its answer fails with the error. */
  abort(error: Error): void {
    this.#error ??= error
    this.request?.destroy(error)
  }
}
