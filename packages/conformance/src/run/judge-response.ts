import type { ConformanceExpectation } from '../policies/policy.js'
import { STREAM_PAUSE } from '../app/routes.js'
import { isCorsName, linesOf, varyOf } from '../client/describe-response.js'
import type { RawResponse } from '../client/http-client.js'

/** A response, and the number of times that the request reached the application. */
export interface Observation {
  readonly response: RawResponse
  readonly runs: number
}

/**
 * Compares a response with the expectation of its row.
 *
 * @param addsVary names that the host itself adds to `Vary`
 * @returns all differences
 */
export function judgeResponse(
  { response, runs }: Observation,
  expected: ConformanceExpectation,
  addsVary: readonly string[] = [],
): string[] {
  return [
    ...(response.status === expected.status
      ? []
      : [`status is ${response.status}, not ${expected.status}`]),
    ...judgeCors(response, expected.cors),
    ...judgeVary(response, expected.vary, addsVary),
    ...judgeHeaders(response, expected.headers),
    ...judgeBody(response, expected),
    ...judgeRuns(runs, expected.ran),
  ]
}

/**
 * Compares header values as browsers do: lists by their names, and all other values as strings.
 *
 * @see https://fetch.spec.whatwg.org/#cors-check
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
function judgeCors(response: RawResponse, expected: ConformanceExpectation['cors']): string[] {
  const wanted = new Map(Object.entries(expected).map(([name, value]) => [lower(name), value]))
  const present = response.headers.map(([name]) => lower(name)).filter(isCorsName)
  return [...new Set([...wanted.keys(), ...present])].flatMap((name) => {
    const lines = linesOf(response, name)
    const value = wanted.get(name)
    if (value === undefined) return [`${name} must be absent, and is ${quote(lines)}`]
    if (lines.length === 0) return [`${name} is missing, and must be ${quote([value])}`]
    if (lines.length > 1) return [`${name} is on ${lines.length} lines: ${quote(lines)}`]
    const same = lines.map((line) => comparable(name, line)).join() === comparable(name, value)
    return same ? [] : [`${name} is ${quote(lines)}, not ${quote([value])}`]
  })
}

function comparable(name: string, value: string): string {
  if (!/-(?:methods|headers)$/.test(name)) return value
  // The order, repetitions and empty elements of a list have no meaning:
  // https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2
  const names = value.split(',').map((element) => element.trim())
  const inOneCase = name.endsWith('-headers') ? names.map(lower) : names
  return [...new Set(inOneCase.filter(Boolean))].toSorted().join(', ')
}

function judgeVary(
  response: RawResponse,
  expected: readonly string[],
  added: readonly string[],
): string[] {
  const names = varyOf(response).map(lower)
  const wanted = expected.map(lower)
  const tolerated = added.map(lower)
  const shown = quote(linesOf(response, 'Vary'))
  const missing = wanted.filter((name) => !names.includes(name))
  const doubled = names.filter((name, index) => names.indexOf(name) !== index)
  const needless = names.filter((name) => !wanted.includes(name) && !tolerated.includes(name))
  return [
    ...missing.map((name) => `vary does not name ${name}: ${shown}`),
    ...doubled.map((name) => `vary names ${name} twice: ${shown}`),
    ...needless.map((name) => `vary must not name ${name}: ${shown}`),
  ]
}

/** Compares the header lines of the application that the adapter must keep. */
function judgeHeaders(
  response: RawResponse,
  expected: ConformanceExpectation['headers'] = [],
): string[] {
  return [...new Set(expected.map(([name]) => name))].flatMap((name) => {
    const wanted = quote(expected.filter(([key]) => key === name).map(([, value]) => value))
    const lines = quote(linesOf(response, name))
    return lines === wanted ? [] : [`${lower(name)} is ${lines}, not ${wanted}`]
  })
}

function judgeBody(response: RawResponse, expected: ConformanceExpectation): string[] {
  const { body, streamed, cutOff = false } = expected
  const problems: string[] = []
  if (body !== undefined && response.body !== body) {
    problems.push(`the body is ${quote([response.body])}, not ${quote([body])}`)
  }
  if (streamed && response.bodyMilliseconds < STREAM_PAUSE / 3) {
    problems.push('the body arrived all at once: a stream must not be kept back')
  }
  if (response.complete === cutOff) {
    problems.push(cutOff ? 'the body was not cut off' : 'the body was cut off')
  }
  return problems
}

function judgeRuns(runs: number, ran: boolean): string[] {
  if (runs === Number(ran)) return []
  return [
    ran
      ? `the request reached the application ${runs} times, not once`
      : 'the request reached the application',
  ]
}

function lower(text: string): string {
  return text.toLowerCase()
}

function quote(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.map((value) => JSON.stringify(value)).join(' and ')
}
