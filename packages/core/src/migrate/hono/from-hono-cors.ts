import type { CorsOptions, OriginPredicate } from '../../options/cors-options.ts'
import { chain } from '../../promise-like.ts'
import { Conversion } from '../conversion.ts'
import type { Library } from '../library.ts'
import type { CorsMigration, Given, SelectPolicy } from '../migration.ts'
import { joinsToNothing } from '../place-names.ts'
import { judgeNamedOrigin } from '../judge-answer.ts'
import { convertForeign } from '../convert-foreign.ts'
import { type Answers, selectByAnswers } from '../select-by-answers.ts'
import type { HonoContext, HonoCorsOptions, StaticHonoCorsOptions } from './hono-cors-options.ts'

const LIBRARY: Library = {
  name: 'hono/cors',
  methods: 'allowMethods',
  allowedHeaders: 'allowHeaders',
  exposedHeaders: 'exposeHeaders',
  others: [],
  reflects: false,
  takesText: false,
}

/** The default of `allowMethods` in `hono/cors`. */
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'QUERY']

type Ask = (origin: string, c: HonoContext) => unknown

/**
 * Converts options of `hono/cors`. Issues name options that are unsafe or have no effect; notices
 * name silent changes of behavior. Never throws. The options may include webcors options that
 * `hono/cors` does not have.
 *
 * A function as `origin` that does not declare the context becomes a predicate. If `origin`
 * declares the context, or `allowMethods` is a function, the value is a function of the context,
 * which selects a policy by their answers.
 *
 * @example
 * ```ts
 * const { value, issues, notices } = fromHonoCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * for (const { message } of notices) console.warn(message)
 * app.use(cors(value))
 * ```
 *
 * @param options if left out, the defaults of `hono/cors`: any origin, no credentials
 * @returns an argument for `cors` of the adapter that has the same effect in browsers, or issues,
 *   each with a fix
 */
export function fromHonoCors(): CorsMigration
export function fromHonoCors(options: StaticHonoCorsOptions): CorsMigration
export function fromHonoCors<Context extends HonoContext = HonoContext>(
  options: HonoCorsOptions<Context>,
): CorsMigration<CorsOptions | SelectPolicy<Context>>
export function fromHonoCors(
  ...args: readonly unknown[]
): CorsMigration<CorsOptions | SelectPolicy<HonoContext>> {
  return convertForeign(args.length === 0 ? {} : args[0], convert)
}

function convert(given: Given): CorsMigration<CorsOptions | SelectPolicy<HonoContext>> {
  const conversion = new Conversion(LIBRARY, given)
  const { origin, allowMethods, allowHeaders, exposeHeaders } = given
  const asksMethods = typeof allowMethods === 'function'
  const asksContext = typeof origin === 'function' && origin.length > 1
  const methods = 'allowMethods' in given ? (allowMethods ?? []) : METHODS
  conversion.names('methods', asksMethods ? [] : methods)
  conversion.names('allowedHeaders', joinsToNothing(allowHeaders) ? '*' : allowHeaders)
  conversion.names('exposedHeaders', exposeHeaders || [])

  if (typeof origin === 'function') conversion.noticeFunction(['origin'])
  // The other notices of a function do not apply: hono/cors asks allowMethods only about
  // preflights, which reach no handler.
  else if (asksMethods) conversion.notice('answer-refused', ['allowMethods'])
  conversion.notice('plain-options', [], {
    before: 'hono/cors answered every OPTIONS request as a preflight',
  })
  conversion.notice('headers-set-later')
  conversion.notice('stacked')

  const migration = conversion.finish({ origin: resolveOrigin(given) })
  if ((!asksMethods && !asksContext) || migration.issues) return migration
  const ask = async (c: HonoContext): Promise<Answers> => {
    const asked = c.req.header('origin') ?? ''
    return {
      ...(asksContext && { origin: await (origin as Ask)(asked, c) }),
      ...(asksMethods && { methods: (await (allowMethods as Ask)(asked, c)) as string[] }),
    }
  }
  return conversion.finishWith(selectByAnswers(ask, migration.value))
}

function resolveOrigin(given: Given): unknown {
  if (!Object.hasOwn(given, 'origin')) return '*'
  const { origin } = given
  if (typeof origin !== 'function') return origin
  const credentials = Boolean(given['credentials'])
  const test: OriginPredicate = (asked) =>
    chain((origin as (origin: string) => unknown)(asked), (answer) =>
      judgeNamedOrigin(answer, asked, credentials),
    )
  return test
}
