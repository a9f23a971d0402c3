import type { RawResponse } from './http-client.js'

const NEW_LINE = '\r\n'

/**
 * Parses one HTTP/1.1 response from the bytes of a connection.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112
 */
export class ResponseParser {
  readonly #isHead: boolean
  #bytes: Buffer = Buffer.alloc(0)
  #status = 0
  #headers: [string, string][] | null = null
  /**
   * The number of missing bytes of the body; `null` if the body is chunked, or ends with the
   * connection.
   */
  #left: number | null = null
  #chunked = false
  #body: Buffer[] = []
  #complete = false
  #firstAt = 0
  #lastAt = 0

  constructor(isHead: boolean) {
    this.#isHead = isHead
  }

  /** @returns whether the response is complete */
  push(data: Buffer): boolean {
    this.#bytes = Buffer.concat([this.#bytes, data])
    // Informational responses precede the final one.
    while (this.#headers === null) {
      const end = this.#bytes.indexOf(NEW_LINE + NEW_LINE)
      if (end === -1) return false
      this.#readHead(this.#take(end).toString('latin1'))
      this.#take(4)
    }
    if (this.#chunked) this.#readChunks()
    else this.#readPlain()
    return this.#complete
  }

  /** Handles the end of the connection, which ends a body without a length. */
  end(): void {
    if (this.#headers !== null && !this.#chunked && this.#left === null) this.#complete = true
  }

  /** @returns the response as received so far, or `null` before its head is complete */
  response(): RawResponse | null {
    if (this.#headers === null) return null
    return {
      status: this.#status,
      headers: this.#headers,
      body: Buffer.concat(this.#body).toString(),
      complete: this.#complete,
      bodyMilliseconds: this.#lastAt - this.#firstAt,
    }
  }

  /** @returns a description of the received bytes, for messages */
  received(): string {
    if (this.#headers === null) return JSON.stringify(this.#bytes.toString('latin1').slice(0, 200))
    return `${this.#status} and ${Buffer.concat(this.#body).length} bytes of its body`
  }

  #take(length: number): Buffer {
    const taken = this.#bytes.subarray(0, length)
    this.#bytes = this.#bytes.subarray(length)
    return taken
  }

  #readHead(head: string): void {
    const [first = '', ...lines] = head.split(NEW_LINE)
    const status = Number(/^HTTP\/1\.[01] ([1-9]\d\d)(?: |$)/.exec(first)?.[1])
    if (Number.isNaN(status))
      throw new Error(`Not an HTTP/1.1 status line: ${JSON.stringify(first)}`)
    if (status < 200 && status !== 101) return
    this.#status = status
    this.#headers = lines.map((line) => {
      const colon = line.indexOf(':')
      if (colon < 1) throw new Error(`Not a header line: ${JSON.stringify(line)}`)
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
    const hasNoBody = this.#isHead || status < 200 || status === 204 || status === 304
    this.#chunked = !hasNoBody && /\bchunked$/i.test(this.#value('Transfer-Encoding') ?? '')
    const length = this.#value('Content-Length')
    if (hasNoBody) this.#left = 0
    else if (!this.#chunked && length !== undefined) this.#left = Number(length)
  }

  #value(name: string): string | undefined {
    return this.#headers?.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
  }

  #readPlain(): void {
    this.#keep(this.#take(this.#left ?? this.#bytes.length))
    if (this.#left === 0) this.#complete = true
  }

  #readChunks(): void {
    for (;;) {
      if (this.#left === null) {
        const end = this.#bytes.indexOf(NEW_LINE)
        if (end === -1) return
        const size = this.#take(end).toString('latin1')
        this.#take(2)
        if (!/^[\da-f]+ *(?:;|$)/i.test(size)) {
          throw new Error(`Not the size of a chunk: ${JSON.stringify(size)}`)
        }
        this.#left = Number.parseInt(size, 16)
        // CORS does not use trailers.
        if (this.#left === 0) {
          this.#complete = true
          return
        }
      }
      this.#keep(this.#take(this.#left))
      if (this.#left > 0 || this.#bytes.length < 2) return
      this.#take(2)
      this.#left = null
    }
  }

  #keep(piece: Buffer): void {
    if (this.#left !== null) this.#left -= piece.length
    if (piece.length === 0) return
    this.#lastAt = performance.now()
    if (this.#body.length === 0) this.#firstAt = this.#lastAt
    this.#body.push(piece)
  }
}
