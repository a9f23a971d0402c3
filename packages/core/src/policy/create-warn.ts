import { EXPLAIN } from '../explain.ts'
import { parseOrigin } from '../origin/parse-origin.ts'
import type { CorsDecision, CorsReason } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'
import { isSameHost } from '../protocol/cross-origin-protection.ts'
import {
  ALLOW_CREDENTIALS,
  ALLOW_HEADERS,
  ALLOW_METHODS,
  ALLOW_ORIGIN,
  EXPOSE_HEADERS,
  MAX_AGE,
  TIMING_ALLOW_ORIGIN,
} from '../protocol/header-names.ts'
import { describe } from '../options/issue.ts'

// This is the only file of core that may use `process`, `Deno` and `console`.

/** A function that prints a warning for a decision, if its reason calls for one. */
export type Warn = (decision: CorsDecision, request: CorsRequest) => void

/** The number of lines that one process prints, so that requests of strangers cannot fill a log. */
const MAX_LINES = 10

/** The property of `globalThis` that counts the lines, for all copies of this package. */
const LINES: unique symbol = Symbol.for('webcors.warnings') as never
const shared = globalThis as { [LINES]?: number }

/** The reasons that show a defect of the application. They are printed in every environment. */
const DEFECTS: ReadonlyMap<CorsReason, string> = new Map([
  ['predicate-failed', 'denied a page because its predicate failed'],
  [
    'predicate-timed-out',
    'denied a page because its predicate did not settle within timeoutSeconds',
  ],
  [
    'predicate-not-boolean',
    'denied a page because its predicate answered neither true nor false. Return a boolean',
  ],
  ['selection-failed', 'could not be selected, so nobody is allowed'],
  [
    'nested-policy',
    'met another policy on the same request. Keep one of them: policies are selected, not stacked',
  ],
])

/**
 * Makes the function that warns for one policy.
 *
 * @param place holds the stack of the call that made the policy
 */
export function createWarn(place: { readonly stack?: string }): Warn {
  const printed = new Set<string>()
  const once = (key: string, code: string, text: () => string): void => {
    if (printed.has(key) || (shared[LINES] ?? 0) >= MAX_LINES) return
    printed.add(key)
    print(`webcors: ${text()}. ${EXPLAIN} ${code}`)
  }
  return (decision, request) => {
    const { reason, error } = decision
    // In production, this comparison is the whole cost of a denied origin.
    if (reason === null || (reason === 'origin-not-allowed' && development === false)) return
    const defect = DEFECTS.get(reason)
    if (defect !== undefined) {
      const why = error === undefined ? '' : `: ${describeError(error)}`
      once(reason, reason, () => `the policy${at(place)} ${defect}${why}`)
      return
    }
    if (!isDevelopment()) return
    for (const name of decision.replaced ?? []) {
      once(`replaced ${name}`, reason, () => explainReplaced(name, at(place)))
    }
    if (reason === 'headers-replaced') return
    const key = `${reason} ${reason === 'host-not-allowed' ? request.host : request.origin}`
    if (printed.has(key) || isOwnPage(request)) return
    once(key, reason, () => explainDenial(decision, request, at(place)))
  }
}

/**
 * The option that sends each header. A warning names it if the application set the header by hand.
 */
const OPTION_OF: readonly (readonly [name: string, option: string])[] = [
  [ALLOW_ORIGIN, 'origin'],
  [ALLOW_CREDENTIALS, 'credentials: true'],
  [ALLOW_METHODS, 'methods'],
  [ALLOW_HEADERS, 'allowedHeaders'],
  [EXPOSE_HEADERS, 'exposedHeaders'],
  [MAX_AGE, 'maxAge'],
  [TIMING_ALLOW_ORIGIN, 'timingAllowOrigin: true'],
]

function explainReplaced(lowerCaseName: string, where: string): string {
  const [name, option] = OPTION_OF.find(([known]) => known.toLowerCase() === lowerCaseName) ?? [
    lowerCaseName,
    'the options of the policy',
  ]
  return `the policy${where} replaced or removed the header ${name} that the application set. To send it, use ${option}`
}

function explainDenial(
  { kind, reason }: CorsDecision,
  request: CorsRequest,
  where: string,
): string {
  // Only well-formed values are printed, so that a request cannot forge lines of the log.
  const origin = request.origin ?? ''
  const page = parseOrigin(origin) ? origin : 'an origin that is not well-formed'
  if (reason === 'host-not-allowed') {
    const host = request.host ?? ''
    const name = parseOrigin(`host://${host}`)
      ? `the Host ${host}`
      : 'a Host that is not well-formed'
    return `${name} is refused by the policy${where}. To allow it, add it to allowedHosts`
  }
  if (kind === 'non-cors') {
    return `a request of another origin, without the header Origin, is refused by crossOriginProtection of the policy${where}. Browsers send the header with such requests: find out what removes it, such as a proxy`
  }
  if (reason === 'origin-null' || origin === 'null') {
    return `the origin "null" is denied by the policy${where}. Pages of files, data: URLs and sandboxed frames send it: serve the page over http`
  }
  const verb =
    reason === 'cross-origin-refused' ? 'refused by crossOriginProtection of' : 'denied by'
  return `${page} is ${verb} the policy${where}. To allow it, add it to origin`
}

/**
 * Whether a request comes from a page of the site itself. Such pages send `Origin` with every
 * `POST`, and need no CORS.
 */
function isOwnPage(request: CorsRequest): boolean {
  return request.fetchSite === 'same-origin' || isSameHost(request)
}

/**
 * Warns if a predicate allows every origin with credentials. To find out, the predicate is asked
 * about a random origin that does not exist.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2606#section-2 `.invalid`
 */
export function warnOfAllowingEveryone(
  test: (origin: string) => unknown,
  place: { readonly stack?: string },
): void {
  if (!isDevelopment()) return
  let answer: unknown
  try {
    answer = test(`https://${Math.random().toString(36).slice(2)}.invalid`)
  } catch {
    return
  }
  if (answer instanceof Promise) answer.catch(() => {})
  if (answer !== true || (shared[LINES] ?? 0) >= MAX_LINES) return
  print(
    `webcors: the predicate of the policy${at(place)} allows every origin, with credentials: any site can read what your users see. Compare the origin with a list: (origin) => allowed.has(origin). ${EXPLAIN} predicate-allows-everyone`,
  )
}

function print(line: string): void {
  const count = (shared[LINES] ?? 0) + 1
  shared[LINES] = count
  const last =
    count < MAX_LINES ? '' : ' (No more warnings are printed. onDecision gets every decision.)'
  // oxlint-disable-next-line eslint/no-console -- The one place of core that prints.
  console.warn(line + last)
}

function describeError(error: unknown): string {
  // The command at the end of a CorsOptionsError is cut off, because the warning ends with a
  // command of its own.
  const text = error instanceof Error ? `${error.name}: ${error.message}` : describe(error)
  const [message] = text.split(EXPLAIN) as [string]
  return message.replace(/\s+/g, ' ').trim().slice(0, 200).replace(/\.$/, '')
}

/** @returns the place of a call, such as ` at server.mjs:12`, or `''` if the stack does not say */
function at({ stack = '' }: { readonly stack?: string }): string {
  const frame = /([^/\\\s()]+:\d+):\d+\)?$/m.exec(stack)
  return frame ? ` at ${frame[1]}` : ''
}

let development: boolean | undefined

/**
 * Whether this is development. An unset `NODE_ENV` counts, as in Express. It is read once, at the
 * first denial.
 */
function isDevelopment(): boolean {
  development ??= mayReadEnvironment() && isDevelopmentByName()
  return development
}

/**
 * The literal `process.env.NODE_ENV` lets bundlers replace it, and then remove the warnings of
 * development.
 */
function isDevelopmentByName(): boolean {
  return process.env.NODE_ENV !== 'production' && process.env.NODE_ENV !== 'test'
}

/**
 * Whether `NODE_ENV` can be read. On Deno, reading it without permission prompts or throws, so the
 * permission is queried.
 */
function mayReadEnvironment(): boolean {
  if (typeof process === 'undefined' || !process.env) return false
  if (typeof Deno === 'undefined') return true
  return Deno.permissions.querySync({ name: 'env', variable: 'NODE_ENV' }).state === 'granted'
}

declare const process: { readonly env: { readonly NODE_ENV?: string } }
declare const Deno: {
  readonly permissions: {
    querySync(descriptor: { readonly name: 'env'; readonly variable: string }): {
      readonly state: string
    }
  }
}
