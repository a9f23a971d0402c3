/** Header fields in the order in which they are sent; a name may come twice. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** A request as it goes over the wire. Plain data, for browsers let no script put `Origin` on a `Request`. */
export interface RequestMessage {
  readonly url: string
  readonly method: string
  readonly headers: HeaderList
  readonly body?: string
}

/** A response as it comes from the wire. */
export interface ResponseMessage {
  readonly status: number
  readonly headers: HeaderList
}

/** Answers a request as a server would: a handler, a network, a table. */
export type Send = (
  request: RequestMessage,
) => ResponseMessage | Response | Promise<ResponseMessage | Response>

/** A `Response` joins the lines of a header: whether it came twice can only be seen in a plain message. */
export function toResponseMessage(response: ResponseMessage | Response): ResponseMessage {
  const { status, headers } = response
  return { status, headers: Array.isArray(headers) ? headers : [...(headers as Headers)] }
}
