import type { CorsOptions } from '../../options/cors-options.ts'
import { Conversion } from '../conversion.ts'
import type { Library } from '../library.ts'
import type { CorsMigration, Given, Path, SelectNone, SelectPolicy } from '../migration.ts'
import { type AskOrigin, predicateByCallback } from '../predicate-by-callback.ts'
import { convertForeign } from '../convert-foreign.ts'
import { resolveStatus } from '../resolve-status.ts'
import { type Delegate, selectByDelegate } from '../select-by-delegate.ts'
import { selectNone } from '../select-none.ts'
import { collectFastifyCorsIssues } from './collect-fastify-cors-issues.ts'
import type {
  FastifyCorsDelegate,
  FastifyCorsOptions,
  FastifyCorsOrigin,
  FastifyCorsOriginFunction,
} from './fastify-cors-options.ts'

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

/** The default of `methods` in `@fastify/cors`. */
const METHODS = 'GET,HEAD,POST'

type Converted = CorsOptions | SelectNone | SelectPolicy<never>

/**
 * Converts options of `@fastify/cors`. Issues name options that are unsafe or have no effect;
 * notices name silent changes of behavior. Never throws. The options may include webcors options
 * that `@fastify/cors` does not have.
 *
 * A delegate, which `@fastify/cors` asks for the options of each request, becomes a function that
 * selects a policy. It may be given alone or as `delegator`. Its options are converted for each
 * request. If there are issues, the request is denied, and the error is reported.
 *
 * @example
 * ```ts
 * const { value, issues, notices } = fromFastifyCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * for (const { message } of notices) app.log.warn(message)
 * await app.register(cors(value))
 * ```
 *
 * @param options if left out, the defaults of `@fastify/cors`: any origin, no credentials, `GET`,
 *   `HEAD` and `POST`
 * @returns an argument for `cors` of the adapter that has the same effect in browsers, or issues,
 *   each with a fix. `origin: false` becomes a function that selects no policy
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
  if (typeof given !== 'function') return convertForeign(given, convert)
  return convertDelegate({ delegator: given }, [])
}

function convert(given: Given): CorsMigration<Converted> {
  const isDelegate = typeof given['delegator'] === 'function'
  return isDelegate ? convertDelegate(given, ['delegator']) : convertOptions(given)
}

/** @param given options beside a delegate. `@fastify/cors` reads only `hook` of these */
function convertDelegate(given: Given, path: Path): CorsMigration<SelectPolicy<never>> {
  const conversion = new Conversion(LIBRARY, given)
  collectFastifyCorsIssues(given, conversion)
  conversion.noticeFunction(path, 'read-per-request')
  noticeAlways(conversion)
  return conversion.finishWith(
    selectByDelegate(
      given['delegator'] as Delegate<never>,
      (options) => convertForeign(options, convertOptions),
      true,
    ),
  )
}

function convertOptions(given: Given): CorsMigration<CorsOptions | SelectNone> {
  const conversion = new Conversion(LIBRARY, given)
  const { origin, methods } = given
  collectFastifyCorsIssues(given, conversion)
  conversion.names('methods', 'methods' in given ? (methods ?? []) : METHODS)
  // In @fastify/cors, `null` means the default. `undefined` sends an empty list, unlike an option
  // that is left out.
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
    origin: resolveOrigin(given),
    preflightStatus: resolveStatus(given['optionsSuccessStatus']),
  })
}

function resolveOrigin(given: Given): unknown {
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
