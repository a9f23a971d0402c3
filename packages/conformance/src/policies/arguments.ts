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
 * The predicates of the table, by name.
 *
 * - `by-origin` allows `APP`, throws for `FAILING`, returns `1` for `TRUTHY`, and denies all others
 * - `by-origin-async` does the same with promises, and returns a promise for `SILENT` that never
 *   settles
 * - `by-request` allows `APP`, except for preflights for the method `DELETE`
 */
export const PREDICATES: Readonly<Record<PredicateName, Predicate>> = {
  'by-origin': (origin) => answerByOrigin(origin),
  'by-origin-async': async (origin) =>
    origin === SILENT ? new Promise(() => {}) : answerByOrigin(origin),
  'by-request': (origin, { requestMethod }) => origin === APP && requestMethod !== 'DELETE',
}

function answerByOrigin(origin: string): boolean {
  if (origin === FAILING) throw new Error('The predicate fails for this origin')
  // Careless code returns a truthy value, such as a row of a database or a match.
  if (origin === TRUTHY) return 1 as unknown as boolean
  return origin === APP
}

/** The selecting functions of the table that select no policy, or fail, by name. */
const SELECTORS: Readonly<Record<SelectorName, () => unknown>> = {
  nothing: () => undefined,
  throws: () => {
    throw new Error('The selection fails')
  },
  rejects: () => Promise.reject(new Error('The selection fails')),
  'no-policy': () => ({ origin: '*' }),
}

/** The options of the table, with the structure of the options of @webcors/core. */
interface PolicyOptions extends ConformanceOptions {
  readonly origin: string | readonly string[]
}

/**
 * The functions of an adapter that `conformanceArguments` needs.
 *
 * @typeParam Policy the type of policies
 * @typeParam Context the arguments of a selecting function
 * @typeParam OnError the type of the hook `onError`
 */
export interface ConformanceAdapter<Policy, Context extends readonly unknown[], OnError> {
  /** `createCors` of @webcors/core. */
  readonly createCors: (options: PolicyOptions) => Policy
  /** Reads the path of a request from the arguments of a selecting function. */
  readonly pathOf: (...context: Context) => string
  /**
   * The hook `onError` of a wrapper that has one: `answerError` for fetch handlers.
   *
   * @default undefined: the arguments have no `onError`
   */
  readonly onError?: OnError
}

/**
 * The arguments of a wrapper after the handler, as in `withCors(handler, ...args)`, or of a
 * middleware. For the default policy, there are no arguments. The type does not include this case,
 * because a call with a spread union of tuples matches no overload.
 */
export type ConformanceArguments<Policy, Context extends readonly unknown[], OnError> = [
  source:
    | PolicyOptions
    | ((...context: Context) => Policy | undefined | Promise<Policy | undefined>),
  hooks?: { readonly onError?: OnError; readonly onDecision?: null },
]

/**
 * Converts a policy of the table to the arguments of an adapter.
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
  // The types cannot check predicates. A test of this package checks that the options of the table
  // are valid. Warnings are switched off, because the table has denials and failures on purpose.
  const optionsOf = (options: object) =>
    ({ ...options, onDecision: null }) as object as PolicyOptions
  const answers = answersErrors && onError !== undefined ? { onError } : {}
  const given = (value: PolicyOptions): ConformanceArguments<Policy, Context, OnError> =>
    'onError' in answers ? [value, answers] : [value]
  const selecting = (value: Select): ConformanceArguments<Policy, Context, OnError> => [
    value,
    { ...answers, onDecision: null },
  ]

  if (source.kind === 'default') return [] as never
  if (source.kind === 'options') return given(optionsOf(source.options))
  if (source.kind === 'selector') return selecting(SELECTORS[source.selector] as Select)
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
  return selecting(select)
}
