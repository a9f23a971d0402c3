import type { ConformanceExpectation } from './conformance-policy.js'
import { STREAM_PAUSE } from './conformance-routes.js'
import type { RawResponse } from './http-client.js'

/** What came back, and what the application counted meanwhile. */
export interface Observation {
  readonly response: RawResponse
  readonly runs: number
}

/** @returns everything in which an answer is not what it must be; nothing where all is well */
export function judgeResponse(
  { response, runs }: Observation,
  expected: ConformanceExpectation,
  addsVary: readonly string[] = [],
): string[] {
  const problems: string[] = []
  if (response.status !== expected.status) {
    problems.push(`status is ${response.status}, not ${expected.status}`)
  }
  problems.push(
    ...judgeCors(response, expected.cors),
    ...judgeVary(response, expected.vary, addsVary),
    ...judgeOthers(response, expected),
  )
  if (runs !== Number(expected.ran)) {
    problems.push(
      expected.ran
        ? `the request reached the application ${runs} times, not once`
        : `the request reached the application`,
    )
  }
  return problems
}

/** Names are compared without case, values as they are: browsers do so too (Fetch, "CORS check"). */
function judgeCors(response: RawResponse, expected: ConformanceExpectation['cors']): string[] {
  const names = new Set(
    [...Object.keys(expected), ...response.headers.map(([name]) => name)].map(lower),
  )
  return [...names].filter(isCorsName).flatMap((name) => {
    const lines = linesOf(response, name)
    const wanted = Object.entries(expected).find(([key]) => lower(key) === name)
    const shown = wanted?.[0] ?? originalName(response, name)
    if (wanted === undefined) return [`${shown} must not be there, and is ${quote(lines)}`]
    if (lines.length === 0) return [`${shown} is missing, and must be ${quote([wanted[1]])}`]
    if (lines.length > 1) return [`${shown} stands ${lines.length} times: ${quote(lines)}`]
    return lines[0] === wanted[1] ? [] : [`${shown} is ${quote(lines)}, not ${quote([wanted[1]])}`]
  })
}

function judgeVary(
  response: RawResponse,
  expected: readonly string[],
  added: readonly string[],
): string[] {
  const names = linesOf(response, 'vary').flatMap((line) =>
    line.split(',').map((name) => lower(name.trim())),
  )
  const wanted = expected.map(lower)
  const tolerated = added.map(lower)
  return [
    ...wanted
      .filter((name) => !names.includes(name))
      .map((name) => `Vary does not name ${name}: ${quote(linesOf(response, 'vary'))}`),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `Vary names ${name} twice: ${quote(linesOf(response, 'vary'))}`),
    ...names
      .filter((name) => !wanted.includes(name) && !tolerated.includes(name))
      .map((name) => `Vary must not name ${quote([name])}`),
  ]
}

/** What is the application's, and must survive. */
function judgeOthers(response: RawResponse, expected: ConformanceExpectation): string[] {
  const { headers = [], body, streamed, cutOff = false } = expected
  const problems: string[] = []
  for (const name of new Set(headers.map(([key]) => key))) {
    const wanted = headers.filter(([key]) => key === name).map(([, value]) => value)
    const lines = linesOf(response, lower(name))
    if (quote(lines) !== quote(wanted))
      problems.push(`${name} is ${quote(lines)}, not ${quote(wanted)}`)
  }
  if (body !== undefined && response.body !== body) {
    problems.push(`the body is ${quote([response.body])}, not ${quote([body])}`)
  }
  if (streamed && response.bodyMilliseconds < STREAM_PAUSE / 3) {
    problems.push('the body came all at once: it was kept back until it was complete')
  }
  if (response.complete === cutOff) {
    problems.push(cutOff ? 'the body was not cut off' : 'the body was cut off')
  }
  return problems
}

function isCorsName(name: string): boolean {
  return name.startsWith('access-control-') || name === 'timing-allow-origin'
}

function linesOf({ headers }: RawResponse, lowerName: string): string[] {
  return headers.filter(([name]) => lower(name) === lowerName).map(([, value]) => value)
}

function originalName({ headers }: RawResponse, lowerName: string): string {
  return headers.find(([name]) => lower(name) === lowerName)?.[0] ?? lowerName
}

function lower(text: string): string {
  return text.toLowerCase()
}

function quote(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.map((value) => JSON.stringify(value)).join(' and ')
}
