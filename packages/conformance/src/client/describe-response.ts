import type { RawResponse } from './http-client.js'

/** The parts of a response that CORS has to do with. */
export interface DescribedResponse {
  readonly status: number
  /** The `Access-Control-*` and `Timing-Allow-Origin` headers; a doubled one has both values, with ` and ` between. */
  readonly cors: Readonly<Record<string, string>>
  /** The names in `Vary`, as they stand. */
  readonly vary: readonly string[]
}

/** Takes those parts out of a response, with header names as the standards write them: for tests of one's own. */
export function describeResponse(response: RawResponse): DescribedResponse {
  const cors: Record<string, string> = {}
  for (const [name, value] of response.headers) {
    if (!isCorsName(name)) continue
    const key = canonical(name)
    cors[key] = key in cors ? `${cors[key]} and ${value}` : value
  }
  return { status: response.status, cors, vary: varyOf(response) }
}

/** Whether a response header belongs to the CORS protocol, or goes with it. */
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
