import {
  conformanceId,
  type ConformancePolicy,
  type ConformanceRequest,
} from '@webcors/conformance'
import type { DifferenceCode, TargetName } from '@webcors/gateways'
import { differencesOf } from './table-options.ts'

/** A row of the table, with the values that a prediction depends on. */
interface Row {
  readonly target: TargetName
  readonly request: ConformanceRequest
  readonly isPreflight: boolean
  readonly isAllowed: boolean
  readonly origins: readonly string[]
  readonly isAnyOrigin: boolean
  /** The methods that the policy lists; `null` if any is allowed. */
  readonly methods: readonly string[] | null
  readonly hasCredentials: boolean
  readonly exposed: '*' | readonly string[]
}

type Predict = (row: Row) => boolean

/** The routes of the application that send `Origin` or a star in `Vary`. */
const VARIES = /^\/(vary-origin|vary-both|vary-star|upstream-twice)$/

const isAnswer: Predict = ({ request, isPreflight }) => !isPreflight && request.send.path !== ''
const isPlainOptions: Predict = ({ request, isPreflight }) =>
  request.send.method === 'OPTIONS' && !isPreflight
const isAsked: Predict = ({ request }) =>
  request.send.headers.some(([name]) => /^access-control-request-method$/i.test(name))
/**
 * Whether kept headers are visible. For allowed origins, the target replaces
 * `Access-Control-Allow-Origin`.
 */
const keepsOwnHeaders: Predict = ({ request, isAllowed }) =>
  request.send.path === '/upstream' || (request.send.path === '/upstream-twice' && !isAllowed)
const allowedPreflight: Predict = ({ isPreflight, isAllowed }) => isPreflight && isAllowed

/** The rows in which each difference is visible. */
const SHOWS: Readonly<Partial<Record<DifferenceCode, Predict>>> = {
  'preflight-status': allowedPreflight,
  'denied-preflight': ({ isPreflight, isAllowed }) => isPreflight && !isAllowed,
  'options-answered': isPlainOptions,
  'any-method-missing': allowedPreflight,
  'any-header-missing': allowedPreflight,
  'max-age-unsaid': allowedPreflight,
  'vary-missing-on-preflights': allowedPreflight,
  'vary-missing': (row) => {
    if (!isAnswer(row) || row.isAllowed) return false
    // Azurite names Origin if the request has one.
    if (row.target === 'azure-blob') return row.origins.length === 0
    return !VARIES.test(row.request.send.path)
  },
  'shown-to-denied': (row) => {
    if (!isAnswer(row) || row.isAllowed) return false
    if (row.target === 'firebase') return true
    const hasExposed = row.exposed.length > 0
    return row.origins.length > 0 && (row.hasCredentials || (hasExposed && row.target !== 'django'))
  },
  'own-headers-kept': (row) => isAnswer(row) && keepsOwnHeaders(row),
  'own-headers-doubled': ({ request, isPreflight }) =>
    !isPreflight && /^\/upstream(-twice)?$/.test(request.send.path),
  'options-asked': (row) => isPlainOptions(row) && row.origins.length === 0 && isAsked(row),
  'origin-form': ({ isPreflight, origins: [origin = ''] }) =>
    !isPreflight && /^https:\/\/app\.example\.com[/?#]|^HTTPS:\/\/app\./.test(origin),
  'timing-left-out': (row) =>
    isAnswer(row) && (row.isAllowed || row.request.send.path === '/upstream-timing'),
  'origin-needed': (row) => isAnswer(row) && row.origins.length === 0,
  'two-origin-lines': ({ isAnyOrigin, origins: [first, second] }) =>
    !isAnyOrigin && first === 'https://app.example.com' && second !== undefined,
  'unlisted-method-bare': (row) =>
    isAnswer(row) && row.isAllowed && row.methods?.includes(row.request.send.method) === false,
  'names-differ': (row) => {
    if (!row.isAllowed) return false
    if (row.target === 'django' && isPlainOptions(row)) return true
    if (row.target === 'firebase') return true
    const isExposedAsListed = row.exposed !== '*' && row.exposed.length > 0
    if (row.target === 'azure-blob' && row.origins.length > 0 && !isExposedAsListed) return true
    return row.isPreflight || (row.target === 'rails' && row.origins.length > 0)
  },
  'error-page': ({ request, isPreflight, isAllowed }) =>
    request.send.path === '/missing' || (isPreflight && !isAllowed),
  'vary-differs': (row) => {
    if (row.target === 'firebase') return !row.isAnyOrigin
    const { path } = row.request.send
    const isNamed = VARIES.test(path)
    if (!isAnswer(row)) return row.target === 'go-rs-cors' && row.isAnyOrigin
    if (row.isAnyOrigin) return /^(django|go-rs-cors|rails)$/.test(row.target) && !isNamed
    if (/^(go-rs-cors|rails)$/.test(row.target)) return isNamed
    const isLost = row.target === 'fastapi' && path === '/vary-lines'
    return /^(flask|fastapi)$/.test(row.target) && row.isAllowed && (isNamed || isLost)
  },
}

/**
 * Returns the rows that differ because of the target's capabilities, each with the codes of its
 * differences.
 */
export function predictGaps(
  target: TargetName,
  policies: readonly ConformancePolicy[],
): Readonly<Record<string, string>> {
  const gaps: Record<string, string> = {}
  for (const policy of policies) {
    const codes = differencesOf(policy, target)
    for (const request of policy.requests) {
      const row = readRow(target, policy, request)
      const shown = codes.filter((code) => SHOWS[code]?.(row) === true) as string[]
      const { streamed, cutOff } = request.expect
      if ((streamed || cutOff) && target !== 'go-rs-cors')
        shown.push('the relay of this lab reads whole responses')
      if (target === 'django' && request.send.path === '/cookies')
        shown.push('Django parses cookies and writes them again')
      if (shown.length > 0) gaps[conformanceId(policy, request)] = shown.join(', ')
    }
  }
  return gaps
}

function readRow(
  target: TargetName,
  { source }: ConformancePolicy,
  request: ConformanceRequest,
): Row {
  const { headers, method } = request.send
  const valuesOf = (name: string): string[] =>
    headers.filter(([known]) => known.toLowerCase() === name).map(([, value]) => value)
  const origins = valuesOf('origin')
  const asked = valuesOf('access-control-request-method')
  const options = source.kind === 'options' ? source.options : {}
  return {
    target,
    request,
    origins,
    isPreflight: method === 'OPTIONS' && origins.length > 0 && asked.length > 0,
    isAllowed: 'Access-Control-Allow-Origin' in request.expect.cors,
    isAnyOrigin: source.kind !== 'options' || options.origin === '*',
    methods: options.methods === undefined || options.methods === '*' ? null : options.methods,
    hasCredentials: options.credentials === true,
    exposed: options.exposedHeaders ?? [],
  }
}
