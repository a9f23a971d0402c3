import type { CorsOptions } from '../../options/cors-options.js'
import { Conversion } from '../conversion.js'
import type { Library } from '../library.js'
import type { CorsMigration, Given, SelectNone, SelectPolicy } from '../migration.js'
import { type AskOrigin, predicateByCallback } from '../predicate-by-callback.js'
import { readForeign } from '../read-foreign.js'
import { readStatus } from '../read-status.js'
import { type Delegate, selectByDelegate } from '../select-by-delegate.js'
import { selectNone } from '../select-none.js'
import { checkExpressCors } from './check-express-cors.js'
import type {
  ExpressCorsDelegate,
  ExpressCorsOptions,
  ExpressCorsOrigin,
  ExpressCorsOriginFunction,
} from './express-cors-options.js'

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

/** The default of the `cors` package. */
const METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE'

/**
 * Reads options of the `cors` package, and says what is unsafe in them, what has no effect, and what changes in silence.
 * Never throws. Options of ours that `cors` does not have may stand among them.
 *
 * A function that is asked for options becomes one that selects a policy. Its options are read for each request: if there
 * are issues, the request is denied, and the error is reported.
 *
 * @example
 * ```ts
 * const { value, issues, notices } = fromExpressCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * for (const { message } of notices) console.warn(message)
 * app.use(cors(value))
 * ```
 *
 * @param options without any, the defaults of `cors`: any origin, no credentials
 * @returns options that `createCors` takes and that mean the same to browsers, or everything that is wrong, each with what
 *   to write instead. `origin: false` becomes a function that selects no policy, which `cors` takes
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
  if (typeof given !== 'function') return readForeign(given, convert)
  const conversion = new Conversion(LIBRARY, {})
  conversion.noticeFunction([], 'read-per-request')
  noticeAlways(conversion)
  return conversion.finishWith(
    selectByDelegate(given as Delegate<never>, (options) => readForeign(options, convert)),
  )
}

function convert(given: Given): CorsMigration<CorsOptions | SelectNone> {
  const conversion = new Conversion(LIBRARY, given)
  const { origin, credentials, methods, allowedHeaders, headers, optionsSuccessStatus } = given
  checkExpressCors(given, conversion)
  conversion.names('methods', methods === undefined ? METHODS : methods)
  const option = !allowedHeaders && headers ? 'headers' : 'allowedHeaders'
  conversion.names('allowedHeaders', allowedHeaders || headers || '*', option)
  conversion.names('exposedHeaders', given['exposedHeaders'] || [])
  conversion.noticeUndefined('methods', 'optionsSuccessStatus')
  if (origin === false) return conversion.finishWith(selectNone)
  if (typeof origin === 'function') conversion.noticeFunction(['origin'])
  noticeAlways(conversion)
  return conversion.finish({
    origin: readOrigin(given, Boolean(credentials)),
    preflightStatus: readStatus(optionsSuccessStatus),
  })
}

function readOrigin(given: Given, credentials: boolean): unknown {
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
