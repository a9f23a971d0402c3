import { type CorsIssue, type CorsValidation, validateCorsOptions } from '@webcors/core'
import { createIssue } from '@webcors/core/adapter'
import { type SelectPolicy, selectByDelegate } from './delegate.js'
import { explainIssue } from './explanation.js'
import { checkExpressCorsOptions } from './checks.js'
import { type PlacedNames, placeNames } from './names.js'
import type { ExpressCorsDelegate, ExpressCorsOptions } from './options.js'
import { type AskOrigin, predicateFrom } from './predicate.js'

/** The default of the `cors` package. */
const METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE'

/** Seconds for which browsers keep the answer to a preflight that says nothing of it (Fetch, "CORS-preflight fetch", step 7.9). */
const UNSAID_MAX_AGE = 5

type Given = Readonly<Record<string, unknown>>
type Path = readonly PropertyKey[]

/**
 * Reads options of the `cors` package, and says what is unsafe in them, or has no effect. Never throws.
 * Options of ours that `cors` does not have may stand among them.
 *
 * A function that is asked for options becomes one that selects a policy. Its options are read for each
 * request, so that issues with them are denials, which the hooks are told of.
 *
 * @example
 * ```ts
 * const { value, issues } = fromExpressCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * app.use(cors(value))
 * ```
 *
 * @param options none at all are the defaults of `cors`: any origin, no credentials
 * @returns options that `createCors` takes and that mean the same to browsers, or everything that is
 *   wrong, each with what to write instead
 */
export function fromExpressCors(): CorsValidation
export function fromExpressCors<Req>(
  delegate: ExpressCorsDelegate<Req>,
): CorsValidation<SelectPolicy<Req>>
export function fromExpressCors(options: ExpressCorsOptions): CorsValidation
export function fromExpressCors(
  ...args: readonly unknown[]
): CorsValidation | CorsValidation<SelectPolicy<never>> {
  const given = args.length === 0 ? {} : args[0]
  if (typeof given !== 'function') return readOptions(given)
  return { value: selectByDelegate(given as ExpressCorsDelegate<never>, readOptions) }
}

function readOptions(options: unknown): CorsValidation {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    return validateCorsOptions(options)
  }
  try {
    return convert({ ...options })
  } catch {
    // Accessors and proxies run code of their own.
    const issue = createIssue({
      code: 'options-invalid',
      path: [],
      value: options,
      action: 'read options',
      why: 'an accessor or a proxy threw',
      fix: 'Write { origin: "https://app.example.com" }.',
    })
    return { issues: [issue] }
  }
}

function convert(given: Given): CorsValidation {
  const {
    methods = METHODS,
    headers = '*',
    allowedHeaders = headers,
    exposedHeaders = [],
    maxAge = UNSAID_MAX_AGE,
    optionsSuccessStatus,
    preflightContinue: _,
    ...rest
  } = given
  const lists: Readonly<Record<string, PlacedNames>> = {
    methods: placeNames('methods', methods),
    allowedHeaders: placeNames(
      given['allowedHeaders'] === undefined ? 'headers' : 'allowedHeaders',
      allowedHeaders,
    ),
    exposedHeaders: placeNames('exposedHeaders', exposedHeaders),
  }
  const validation = validateCorsOptions({
    ...rest,
    ...Object.fromEntries(Object.entries(lists).map(([option, { names }]) => [option, names])),
    ...(optionsSuccessStatus !== undefined && { preflightStatus: optionsSuccessStatus }),
    origin: readOrigin(given),
    maxAge,
  })
  const issues = checkExpressCorsOptions(given)
  for (const issue of validation.issues ?? []) {
    issues.push(explainIssue({ ...issue, path: placeOf(issue, lists) }, given))
  }
  return issues.length > 0 ? { issues } : validation
}

function readOrigin(given: Given): unknown {
  if (!Object.hasOwn(given, 'origin')) return '*'
  const { origin, credentials } = given
  if (typeof origin === 'function') return predicateFrom(origin as AskOrigin, Boolean(credentials))
  return origin === true && !credentials ? '*' : origin
}

/** Where an issue is in the options that were given. */
function placeOf({ path }: CorsIssue, lists: Readonly<Record<string, PlacedNames>>): Path {
  const [option, index] = path
  if (option === 'preflightStatus') return ['optionsSuccessStatus']
  const list = Object.hasOwn(lists, String(option)) ? lists[String(option)] : undefined
  return list ? (list.places[Number(index)] ?? [list.option]) : path
}
