import type { ClientRequest } from 'node:http'

/**
 * Holds the request to the target, so that the end of the exchange can end that request as well.
 */
export class UpstreamLink {
  hasClientLeft = false
  #request: ClientRequest | null = null
  #fail: (error: Error) => void = () => undefined
  #error: Error | null = null

  get error(): Error | null {
    return this.#error
  }

  /** @param fail rejects the promise of the response */
  hold(request: ClientRequest, fail: (error: Error) => void): void {
    this.#request = request
    this.#fail = fail
  }

  /**
   * Closes the connection to the target, and rejects the promise of the response with the error.
   */
  abort(error: Error): void {
    this.#error ??= error
    // On Deno, destroying a request on a kept connection neither makes it fail nor closes the
    // connection.
    this.#fail(error)
    this.#request?.destroy(error)
    this.#request?.socket?.destroy()
  }
}
