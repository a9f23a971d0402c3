import type { RawResponse } from './http-client.js'

/** The parts of a response that belong to CORS. */
export interface DescribedResponse {
  readonly status: number
  /** The `Access-Control-*` and `Timing-Allow-Origin` headers. The values of a doubled header are joined by ` and `. */
  readonly cors: Readonly<Record<string, string>>
  /** The names in `Vary`, with their case unchanged. */
  readonly vary: readonly string[]
}

/**
 * Picks the parts of a response that belong to CORS. Header names have the case of the standards. Use it in your tests.
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

/** Whether a response header belongs to the CORS protocol, or is `Timing-Allow-Origin`, which policies send as well. */
export function isCorsName(name: string): boolean {
  return /^(?:access-control-.*|timing-allow-origin)$/i.test(name)
}

export function varyOf(response: RawResponse): string[] {
  return linesOf(response, 'Vary').flatMap((line) => line.split(',').map((name) => name.trim()))
}

/** @returns the values of all lines of this name */
export function linesOf({ headers }: RawResponse, name: string): string[] {
  return headers
    .filter(([key]) => key.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value)
}

function canonical(name: string): string {
  return name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}
