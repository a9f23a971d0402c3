/** Header fields in the order in which they are sent; a name may come twice. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/**
 * A request on the wire. It is plain data, because no script can put `Origin` on a `Request` in a
 * browser.
 */
export interface RequestMessage {
  readonly url: string
  readonly method: string
  readonly headers: HeaderList
  readonly body?: string
}

/** A response on the wire. */
export interface ResponseMessage {
  readonly status: number
  readonly headers: HeaderList
}

/** Answers a request like a server: a handler, a network, or a table. */
export type Send = (
  request: RequestMessage,
) => ResponseMessage | Response | Promise<ResponseMessage | Response>

/**
 * Returns a response as plain data. A `Response` joins the lines of a header, so that only plain
 * data shows a repeated header.
 */
export function toResponseMessage(response: ResponseMessage | Response): ResponseMessage {
  const { status, headers } = response
  return { status, headers: Array.isArray(headers) ? headers : [...(headers as Headers)] }
}
