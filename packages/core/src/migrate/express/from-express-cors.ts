import type { CorsOptions } from '../../options/cors-options.ts'
import { Conversion } from '../conversion.ts'
import type { Library } from '../library.ts'
import type { CorsMigration, Given, SelectNone, SelectPolicy } from '../migration.ts'
import { type AskOrigin, predicateByCallback } from '../predicate-by-callback.ts'
import { convertForeign } from '../convert-foreign.ts'
import { resolveStatus } from '../resolve-status.ts'
import { type Delegate, selectByDelegate } from '../select-by-delegate.ts'
import { selectNone } from '../select-none.ts'
import { collectExpressCorsIssues } from './collect-express-cors-issues.ts'
import type {
  ExpressCorsDelegate,
  ExpressCorsOptions,
  ExpressCorsOrigin,
  ExpressCorsOriginFunction,
} from './express-cors-options.ts'

const LIBRARY: Library = {
  name: 'cors',
  methods: 'methods',
  allowedHeaders: 'allowedHeaders',
  exposedHeaders: 'exposedHeaders',
  preflightStatus: 'optionsSuccessStatus',
  others: ['headers', 'preflightContinue'],
  reflects: true,
  takesText: true,
}

/** The default of `methods` in the `cors` package. */
const METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE'

/**
 * Converts options of the `cors` package. Issues name options that are unsafe or have no effect;
 * notices name silent changes of behavior. Never throws. The options may include webcors options
 * that `cors` does not have.
 *
 * A delegate, which `cors` asks for the options of each request, becomes a function that selects a
 * policy. Its options are converted for each request. If there are issues, the request is denied,
 * and the error is reported.
 *
 * @example
 * ```ts
 * const { value, issues, notices } = fromExpressCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * for (const { message } of notices) console.warn(message)
 * app.use(cors(value))
 * ```
 *
 * @param options if left out, the defaults of `cors`: any origin, no credentials
 * @returns options for `createCors` that have the same effect in browsers, or issues, each with a
 *   fix. `origin: false` becomes a function that selects no policy, for `cors` of the adapter
 */
export function fromExpressCors(): CorsMigration
export function fromExpressCors(
  options: ExpressCorsOptions<Exclude<ExpressCorsOrigin, false> | ExpressCorsOriginFunction>,
): CorsMigration
export function fromExpressCors<Req>(
  delegate: ExpressCorsDelegate<Req>,
): CorsMigration<SelectPolicy<Req>>
export function fromExpressCors(
  options: ExpressCorsOptions,
): CorsMigration<CorsOptions | SelectNone>
export function fromExpressCors(
  ...args: readonly unknown[]
): CorsMigration<CorsOptions | SelectNone | SelectPolicy<never>> {
  const given = args.length === 0 ? {} : args[0]
  if (typeof given !== 'function') return convertForeign(given, convert)
  const conversion = new Conversion(LIBRARY, {})
  conversion.noticeFunction([], 'read-per-request')
  noticeAlways(conversion)
  return conversion.finishWith(
    selectByDelegate(given as Delegate<never>, (options) => convertForeign(options, convert)),
  )
}

function convert(given: Given): CorsMigration<CorsOptions | SelectNone> {
  const conversion = new Conversion(LIBRARY, given)
  const { origin, credentials, methods, allowedHeaders, headers, optionsSuccessStatus } = given
  collectExpressCorsIssues(given, conversion)
  conversion.names('methods', methods === undefined ? METHODS : methods)
  const option = !allowedHeaders && headers ? 'headers' : 'allowedHeaders'
  conversion.names('allowedHeaders', allowedHeaders || headers || '*', option)
  conversion.names('exposedHeaders', given['exposedHeaders'] || [])
  conversion.noticeUndefined('methods', 'optionsSuccessStatus')
  if (origin === false) return conversion.finishWith(selectNone)
  if (typeof origin === 'function') conversion.noticeFunction(['origin'])
  noticeAlways(conversion)
  return conversion.finish({
    origin: resolveOrigin(given, Boolean(credentials)),
    preflightStatus: resolveStatus(optionsSuccessStatus),
  })
}

function resolveOrigin(given: Given, credentials: boolean): unknown {
  if (!Object.hasOwn(given, 'origin')) return '*'
  const { origin } = given
  if (typeof origin === 'function') return predicateByCallback(origin as AskOrigin, credentials)
  return origin === true && !credentials ? '*' : origin
}

function noticeAlways(conversion: Conversion): void {
  conversion.notice('plain-options', [], {
    before: 'cors answered every OPTIONS request as a preflight',
  })
  conversion.notice('headers-set-later')
  conversion.notice('stacked')
}
