import type { CorsOptions } from '../../options/cors-options.js'
import { Conversion } from '../conversion.js'
import type { Library } from '../library.js'
import type { CorsMigration, Given, Path, SelectNone, SelectPolicy } from '../migration.js'
import { type AskOrigin, predicateByCallback } from '../predicate-by-callback.js'
import { readForeign } from '../read-foreign.js'
import { readStatus } from '../read-status.js'
import { type Delegate, selectByDelegate } from '../select-by-delegate.js'
import { selectNone } from '../select-none.js'
import { checkFastifyCors } from './check-fastify-cors.js'
import type {
  FastifyCorsDelegate,
  FastifyCorsOptions,
  FastifyCorsOrigin,
  FastifyCorsOriginFunction,
} from './fastify-cors-options.js'

const LIBRARY: Library = {
  name: '@fastify/cors',
  methods: 'methods',
  allowedHeaders: 'allowedHeaders',
  exposedHeaders: 'exposedHeaders',
  preflightStatus: 'optionsSuccessStatus',
  others: [
    'cacheControl',
    'delegator',
    'hideOptionsRoute',
    'hook',
    'logLevel',
    'preflight',
    'preflightContinue',
    'strictPreflight',
  ],
  reflects: true,
  takesText: true,
}

/** The default of `@fastify/cors`. */
const METHODS = 'GET,HEAD,POST'

type Converted = CorsOptions | SelectNone | SelectPolicy<never>

/**
 * Reads options of `@fastify/cors`, and says what is unsafe in them, what has no effect, and what changes in silence. Never
 * throws. Options of ours that `@fastify/cors` does not have may stand among them.
 *
 * A function that is asked for options, alone or as `delegator`, becomes one that selects a policy. Its options are read
 * for each request: if there are issues, the request is denied, and the error is reported.
 *
 * @example
 * ```ts
 * const { value, issues, notices } = fromFastifyCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * for (const { message } of notices) app.log.warn(message)
 * await app.register(cors(value))
 * ```
 *
 * @param options without any, the defaults of `@fastify/cors`: any origin, no credentials, `GET`, `HEAD` and `POST`
 * @returns what `cors` takes and what means the same to browsers, or everything that is wrong, each with what to write
 *   instead. `origin: false` becomes a function that selects no policy
 */
export function fromFastifyCors(): CorsMigration
export function fromFastifyCors(
  options: FastifyCorsOptions<Exclude<FastifyCorsOrigin, false> | FastifyCorsOriginFunction>,
): CorsMigration
export function fromFastifyCors<Req>(
  delegate: FastifyCorsDelegate<Req> | { readonly delegator: FastifyCorsDelegate<Req> },
): CorsMigration<SelectPolicy<Req>>
export function fromFastifyCors(
  options: FastifyCorsOptions,
): CorsMigration<CorsOptions | SelectNone>
export function fromFastifyCors(...args: readonly unknown[]): CorsMigration<Converted> {
  const given = args.length === 0 ? {} : args[0]
  if (typeof given !== 'function') return readForeign(given, convert)
  return convertDelegate({ delegator: given }, [])
}

function convert(given: Given): CorsMigration<Converted> {
  const isDelegate = typeof given['delegator'] === 'function'
  return isDelegate ? convertDelegate(given, ['delegator']) : convertOptions(given)
}

/** @param given options beside a delegate, of which `@fastify/cors` reads the hook alone */
function convertDelegate(given: Given, path: Path): CorsMigration<SelectPolicy<never>> {
  const conversion = new Conversion(LIBRARY, given)
  checkFastifyCors(given, conversion)
  conversion.noticeFunction(path, 'read-per-request')
  noticeAlways(conversion)
  return conversion.finishWith(
    selectByDelegate(
      given['delegator'] as Delegate<never>,
      (options) => readForeign(options, convertOptions),
      true,
    ),
  )
}

function convertOptions(given: Given): CorsMigration<CorsOptions | SelectNone> {
  const conversion = new Conversion(LIBRARY, given)
  const { origin, methods } = given
  checkFastifyCors(given, conversion)
  conversion.names('methods', 'methods' in given ? (methods ?? []) : METHODS)
  // `null` is the default. `undefined`, unlike an option that is not there, sends an empty list.
  const list = (name: string, none: unknown): unknown => {
    if (!(name in given) || given[name] === null) return none
    return given[name] ?? []
  }
  conversion.names('allowedHeaders', list('allowedHeaders', '*'))
  conversion.names('exposedHeaders', list('exposedHeaders', []))
  conversion.noticeUndefined('optionsSuccessStatus')
  if (origin === false) return conversion.finishWith(selectNone)
  if (typeof origin === 'function') conversion.noticeFunction(['origin'])
  noticeAlways(conversion)
  return conversion.finish({
    origin: readOrigin(given),
    preflightStatus: readStatus(given['optionsSuccessStatus']),
  })
}

function readOrigin(given: Given): unknown {
  if (!Object.hasOwn(given, 'origin')) return '*'
  const { origin } = given
  const credentials = Boolean(given['credentials'])
  if (typeof origin === 'function') {
    return predicateByCallback(origin as AskOrigin, credentials, true)
  }
  if (Array.isArray(origin) && origin.includes('*')) return '*'
  return origin === true && !credentials ? '*' : origin
}

function noticeAlways(conversion: Conversion): void {
  conversion.notice('plain-options', [], {
    before: '@fastify/cors answered it with 400, or as a preflight',
  })
  conversion.notice('headers-set-later')
  conversion.notice('route-options')
}
