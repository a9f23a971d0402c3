import type { CorsOptions } from '../../options/cors-options.ts'
import { Conversion } from '../conversion.ts'
import type { Library } from '../library.ts'
import type { CorsMigration, Given, SelectPolicy } from '../migration.ts'
import { joinsToNothing } from '../place-names.ts'
import { convertForeign } from '../convert-foreign.ts'
import { type Answers, selectByAnswers } from '../select-by-answers.ts'
import type { KoaContext, KoaCorsOptions, StaticKoaCorsOptions } from './koa-cors-options.ts'

const LIBRARY: Library = {
  name: '@koa/cors',
  methods: 'allowMethods',
  allowedHeaders: 'allowHeaders',
  exposedHeaders: 'exposeHeaders',
  others: ['keepHeadersOnError', 'secureContext', 'privateNetworkAccess'],
  reflects: false,
  takesText: true,
}

/** The default of `allowMethods` in `@koa/cors`. */
const METHODS = 'GET,HEAD,PUT,POST,DELETE,PATCH'

type Ask = (context: never) => unknown

/**
 * Converts options of `@koa/cors`. Issues name options that are unsafe or have no effect; notices
 * name silent changes of behavior. Never throws. The options may include webcors options that
 * `@koa/cors` does not have.
 *
 * If `origin` or `credentials` is a function, the value is a function of the context, which selects
 * a policy by its answers.
 *
 * @example
 * ```ts
 * const { value, issues, notices } = fromKoaCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * for (const { message } of notices) console.warn(message)
 * app.use(cors(value))
 * ```
 *
 * @param options if left out, the defaults of `@koa/cors`: any origin, no credentials
 * @returns an argument for `cors` of the adapter that has the same effect in browsers, or issues,
 *   each with a fix
 */
export function fromKoaCors(): CorsMigration
export function fromKoaCors(options: StaticKoaCorsOptions): CorsMigration
export function fromKoaCors<Context = KoaContext>(
  options: KoaCorsOptions<Context>,
): CorsMigration<CorsOptions | SelectPolicy<Context>>
export function fromKoaCors(
  ...args: readonly unknown[]
): CorsMigration<CorsOptions | SelectPolicy<never>> {
  return convertForeign(args.length === 0 ? {} : args[0], convert)
}

function convert(given: Given): CorsMigration<CorsOptions | SelectPolicy<never>> {
  const conversion = new Conversion(LIBRARY, given)
  convertLists(given, conversion)
  convertSwitches(given, conversion)
  const { origin, credentials } = given
  const asked = ['origin', 'credentials'].filter((name) => typeof given[name] === 'function')
  if (asked[0] !== undefined) conversion.noticeFunction([asked[0]])
  conversion.notice('plain-options', [], { before: '@koa/cors did not let pages read it' })
  conversion.notice('headers-set-later')
  conversion.notice('stacked')

  const migration = conversion.finish({
    // The answer of the function is not known yet. This origin stands in for it, because it is
    // valid with all other options.
    origin:
      typeof origin === 'function' ? 'https://app.example.com' : resolveOrigin(given, conversion),
    ...(typeof credentials === 'function' && { credentials: true }),
  })
  if (asked.length === 0 || migration.issues) return migration
  const ask = async (context: never): Promise<Answers> => ({
    ...(typeof origin === 'function' && { origin: await (origin as Ask)(context) }),
    ...(typeof credentials === 'function' && {
      credentials: (await (credentials as Ask)(context)) === true,
    }),
  })
  return conversion.finishWith(selectByAnswers(ask, migration.value))
}

function convertLists(given: Given, conversion: Conversion): void {
  const { allowHeaders, exposeHeaders } = given
  const methods = 'allowMethods' in given ? given['allowMethods'] || [] : METHODS
  conversion.names('methods', methods)
  conversion.names('allowedHeaders', joinsToNothing(allowHeaders) ? '*' : allowHeaders)
  conversion.names('exposedHeaders', exposeHeaders || [])
}

function convertSwitches(given: Given, conversion: Conversion): void {
  const { maxAge, keepHeadersOnError, secureContext, privateNetworkAccess } = given
  if (maxAge === 0) {
    conversion.notice('begins-to-work', ['maxAge'], {
      before: '@koa/cors left 0 out, and browsers kept answers for 5 seconds',
    })
  }
  if (keepHeadersOnError !== undefined && !keepHeadersOnError) {
    conversion.notice('errors-readable', ['keepHeadersOnError'])
  }
  if (privateNetworkAccess) {
    conversion.notice('option-dropped', ['privateNetworkAccess'], {
      before: 'browsers no longer read the header that it sent',
    })
  }
  if (secureContext) {
    conversion.issue(
      'option-unknown',
      'secureContext',
      'its two headers do not belong to CORS',
      'Remove it, and set Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy in a middleware of your own.',
    )
  }
}

function resolveOrigin(given: Given, conversion: Conversion): unknown {
  const { origin } = given
  if (!Object.hasOwn(given, 'origin')) return '*'
  if (Array.isArray(origin) && origin.length > 1) {
    conversion.notice('begins-to-work', ['origin'], {
      before: '@koa/cors sent all origins of a list, which browsers refuse',
    })
  }
  return origin
}
