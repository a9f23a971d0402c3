import type { RelayedHead } from './relay-head.js'

/**
 * Sets the length of a response with 205 to 0, because its body is not passed on. With another
 * length, the client would wait for that body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.3.6
 */
export function withEmptyReset(head: RelayedHead): RelayedHead {
  if (head.status !== 205) return head
  const headers = head.headers.filter((_, index, all) => {
    const name = all[index - (index % 2)] as string
    return name.toLowerCase() !== 'content-length'
  })
  return { ...head, headers: [...headers, 'Content-Length', '0'], contentLength: 0 }
}
