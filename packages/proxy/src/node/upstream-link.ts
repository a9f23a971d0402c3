import type { ClientRequest } from 'node:http'

/** Holds on to the request to the target, so that whatever ends the exchange can end that as well. */
export class UpstreamLink {
  hasClientLeft = false
  #request: ClientRequest | null = null
  #fail: (error: Error) => void = () => undefined
  #error: Error | null = null

  get error(): Error | null {
    return this.#error
  }

  /** @param fail rejects what waits for the answer */
  hold(request: ClientRequest, fail: (error: Error) => void): void {
    this.#request = request
    this.#fail = fail
  }

  /** Closes the connection to the target. What waits for its answer fails with the error. */
  abort(error: Error): void {
    this.#error ??= error
    // Deno's request on a kept connection neither fails nor closes it when it is destroyed.
    this.#fail(error)
    this.#request?.destroy(error)
    this.#request?.socket?.destroy()
  }
}
