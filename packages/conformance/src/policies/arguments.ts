import { APP, FAILING, SILENT, TRUTHY } from './origins.js'
import type {
  ConformanceOptions,
  ConformancePolicy,
  PredicateName,
  SelectorName,
} from './policy.js'

/** The parts of a request that a predicate of the table reads. */
interface PredicateRequest {
  readonly requestMethod: string | null
}

type Predicate = (origin: string, request: PredicateRequest) => boolean | Promise<boolean>

/**
 * The predicates that the table speaks of.
 *
 * - `by-origin` allows `APP`, throws for `FAILING`, answers `1` for `TRUTHY`, denies all others
 * - `by-origin-async` does so in promises, and for `SILENT` in one that never settles
 * - `by-request` allows `APP`, but no preflight that asks for `DELETE`
 */
export const PREDICATES: Readonly<Record<PredicateName, Predicate>> = {
  'by-origin': (origin) => answerByOrigin(origin),
  'by-origin-async': async (origin) =>
    origin === SILENT ? new Promise(() => {}) : answerByOrigin(origin),
  'by-request': (origin, { requestMethod }) => origin === APP && requestMethod !== 'DELETE',
}

function answerByOrigin(origin: string): boolean {
  if (origin === FAILING) throw new Error('The predicate fails for this origin')
  // What careless code answers with: a row of a database, a match.
  if (origin === TRUTHY) return 1 as unknown as boolean
  return origin === APP
}

/** The functions that select no policy, or fail to. */
const SELECTORS: Readonly<Record<SelectorName, () => unknown>> = {
  nothing: () => undefined,
  throws: () => {
    throw new Error('The selection fails')
  },
  rejects: () => Promise.reject(new Error('The selection fails')),
  'no-policy': () => ({ origin: '*' }),
}

/** Options of the table with their origins, by the structure of core's options. */
interface PolicyOptions extends ConformanceOptions {
  readonly origin: string | readonly string[]
}

/** What `conformanceArguments` needs to know of an adapter. */
export interface ConformanceAdapter<Policy, Context extends readonly unknown[], OnError> {
  /** `createCors` of the core. */
  readonly createCors: (options: PolicyOptions) => Policy
  /** The path of a request, from what the host gives a selecting function. */
  readonly pathOf: (...context: Context) => string
  /** The host's `onError`, where its wrapper takes one: `answerError` for fetch handlers. */
  readonly onError?: OnError
}

/**
 * What to call a wrapper or a middleware with after the handler, as `withCors(handler, ...args)`. For the default policy
 * it is empty, which its type leaves out: a call with a spread union of tuples matches no overload.
 */
export type ConformanceArguments<Policy, Context extends readonly unknown[], OnError> = [
  source:
    | PolicyOptions
    | ((...context: Context) => Policy | undefined | Promise<Policy | undefined>),
  // Named, so that it is known to middleware that takes `onDecision` alone.
  hooks?: { readonly onError?: OnError; readonly onDecision?: never },
]

/**
 * Turns a policy of the table into the arguments of an adapter.
 *
 * @example
 * ```ts
 * const pathOf = (request: Request) => new URL(request.url).pathname
 * withCors(app, ...conformanceArguments(policy, { createCors, pathOf, onError: answerError }))
 * ```
 */
export function conformanceArguments<Policy, Context extends readonly unknown[], OnError>(
  { source, answersErrors }: ConformancePolicy,
  { createCors, pathOf, onError }: ConformanceAdapter<Policy, Context, OnError>,
): ConformanceArguments<Policy, Context, OnError> {
  type Select = (...context: Context) => Policy | undefined | Promise<Policy | undefined>
  // Predicates are hidden from the types. The package's tests are for whether the table's options are valid.
  const optionsOf = (options: object) => options as PolicyOptions
  const given = (value: PolicyOptions | Select): ConformanceArguments<Policy, Context, OnError> =>
    answersErrors && onError !== undefined ? [value, { onError }] : [value]

  if (source.kind === 'default') return [] as never
  if (source.kind === 'options') return given(optionsOf(source.options))
  if (source.kind === 'selector') return given(SELECTORS[source.selector] as Select)
  if (source.kind === 'predicate') {
    const { predicate, timeoutSeconds, options } = source
    const test = PREDICATES[predicate]
    const asked = predicate === 'by-request' ? { testRequest: test } : { test }
    return given(optionsOf({ ...options, origin: { ...asked, timeoutSeconds } }))
  }
  const policies = Object.entries(source.paths).map(
    ([path, options]) => [path, createCors(optionsOf(options))] as const,
  )
  const find = (path: string) => policies.find(([end]) => path.endsWith(end))?.[1]
  const select: Select = source.async
    ? async (...context) => find(pathOf(...context))
    : (...context) => find(pathOf(...context))
  return given(select)
}
