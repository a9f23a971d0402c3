import type { RawResponse } from './http-client.js'

/** The parts of a response that concern CORS. */
export interface DescribedResponse {
  readonly status: number
  /**
   * The `Access-Control-*` and `Timing-Allow-Origin` headers. The values of a header on several
   * lines are joined by ` and `.
   */
  readonly cors: Readonly<Record<string, string>>
  /** The names in `Vary`, in their own case. */
  readonly vary: readonly string[]
}

/**
 * Picks the parts of a response that concern CORS, for tests. Header names are in canonical case.
 *
 * @example
 * ```ts
 * expect(describeResponse(response).vary).toEqual(['Origin'])
 * ```
 */
export function describeResponse(response: RawResponse): DescribedResponse {
  const cors: Record<string, string> = {}
  for (const [name, value] of response.headers) {
    if (!isCorsName(name)) continue
    const key = canonical(name)
    cors[key] = key in cors ? `${cors[key]} and ${value}` : value
  }
  return { status: response.status, cors, vary: varyOf(response) }
}

/**
 * Whether a response header belongs to the CORS protocol, or is `Timing-Allow-Origin`, which
 * policies also send.
 */
export function isCorsName(name: string): boolean {
  return /^(?:access-control-.*|timing-allow-origin)$/i.test(name)
}

export function varyOf(response: RawResponse): string[] {
  return linesOf(response, 'Vary').flatMap((line) => line.split(',').map((name) => name.trim()))
}

/**
 * Finds all header lines with a name, in any case.
 *
 * @example
 * ```ts
 * const cookies = linesOf(response, 'Set-Cookie')
 * ```
 *
 * @returns the values of the lines
 */
export function linesOf({ headers }: RawResponse, name: string): string[] {
  return headers
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value)
}

function canonical(name: string): string {
  return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
