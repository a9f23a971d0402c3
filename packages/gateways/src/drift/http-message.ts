/** Header fields in the order in which they are sent. A name may occur twice. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

/** A request of the drift check. It never has a body. */
export interface DriftRequest {
  readonly url: string
  readonly method: 'GET' | 'HEAD' | 'OPTIONS'
  readonly headers: HeaderLines
}

/** A response with every line of its head. Repeated lines are not joined. */
export interface DriftResponse {
  readonly status: number
  readonly headers: HeaderLines
}

/**
 * Sends a request unchanged, `Origin` included, and returns the response without following
 * redirects.
 */
export type DriftSend = (request: DriftRequest) => DriftResponse | Promise<DriftResponse>

/** Returns the values of all lines with a name. Names are compared without case. */
export function linesOf({ headers }: DriftResponse, name: string): readonly string[] {
  return headers
    .filter(([known]) => known.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value.trim())
}

/** Returns the elements of all lines of a list header, in lower case. */
export function elementsOf(response: DriftResponse, name: string): readonly string[] {
  return linesOf(response, name)
    .flatMap((line) => line.split(','))
    .map((element) => element.trim().toLowerCase())
    .filter(Boolean)
}
