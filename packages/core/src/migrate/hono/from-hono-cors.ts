import type { CorsOptions, OriginPredicate } from '../../options/cors-options.js'
import { chain } from '../../promise-like.js'
import { Conversion } from '../conversion.js'
import type { Library } from '../library.js'
import type { CorsMigration, Given, SelectPolicy } from '../migration.js'
import { joinsToNothing } from '../place-names.js'
import { readNamedOrigin } from '../read-answer.js'
import { readForeign } from '../read-foreign.js'
import { type Answers, selectByAnswers } from '../select-by-answers.js'
import type { HonoContext, HonoCorsOptions, StaticHonoCorsOptions } from './hono-cors-options.js'

const LIBRARY: Library = {
  name: 'hono/cors',
  methods: 'allowMethods',
  allowedHeaders: 'allowHeaders',
  exposedHeaders: 'exposeHeaders',
  others: [],
  reflects: false,
  takesText: false,
}

/** The default of `hono/cors`. */
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'QUERY']

type Ask = (origin: string, c: HonoContext) => unknown

/**
 * Reads options of `hono/cors`, and says what is unsafe in them, what has no effect, and what changes in silence. Never
 * throws. Options of ours that `hono/cors` does not have may stand among them.
 *
 * A function as `origin` that declares the origin alone becomes a predicate. With one that declares the context too, or
 * with a function as `allowMethods`, the value is a function of the context that selects a policy by their answers.
 *
 * @example
 * ```ts
 * const { value, issues, notices } = fromHonoCors(options)
 * if (issues) throw new CorsOptionsError(issues)
 * for (const { message } of notices) console.warn(message)
 * app.use(cors(value))
 * ```
 *
 * @param options without any, the defaults of `hono/cors`: any origin, no credentials
 * @returns what `cors` takes and what means the same to browsers, or everything that is wrong, each with what to write
 *   instead
 */
export function fromHonoCors(): CorsMigration
export function fromHonoCors(options: StaticHonoCorsOptions): CorsMigration
export function fromHonoCors<Context extends HonoContext = HonoContext>(
  options: HonoCorsOptions<Context>,
): CorsMigration<CorsOptions | SelectPolicy<Context>>
export function fromHonoCors(
  ...args: readonly unknown[]
): CorsMigration<CorsOptions | SelectPolicy<HonoContext>> {
  return readForeign(args.length === 0 ? {} : args[0], convert)
}

function convert(given: Given): CorsMigration<CorsOptions | SelectPolicy<HonoContext>> {
  const conversion = new Conversion(LIBRARY, given)
  const { origin, allowMethods, allowHeaders, exposeHeaders } = given
  const asksMethods = typeof allowMethods === 'function'
  const asksContext = typeof origin === 'function' && origin.length !== 1
  const methods = 'allowMethods' in given ? (allowMethods ?? []) : METHODS
  conversion.names('methods', asksMethods ? [] : methods)
  conversion.names('allowedHeaders', joinsToNothing(allowHeaders) ? '*' : allowHeaders)
  conversion.names('exposedHeaders', exposeHeaders || [])

  if (typeof origin === 'function') conversion.noticeFunction(['origin'])
  // It is asked about preflights alone, which reach no handler.
  else if (asksMethods) conversion.notice('answer-refused', ['allowMethods'])
  conversion.notice('plain-options', [], {
    before: 'hono/cors answered every OPTIONS request as a preflight',
  })
  conversion.notice('headers-set-later')
  conversion.notice('stacked')

  const migration = conversion.finish({ origin: readOrigin(given) })
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

function readOrigin(given: Given): unknown {
  if (!Object.hasOwn(given, 'origin')) return '*'
  const { origin } = given
  if (typeof origin !== 'function') return origin
  const credentials = Boolean(given['credentials'])
  const test: OriginPredicate = (asked) =>
    chain((origin as (origin: string) => unknown)(asked), (answer) =>
      readNamedOrigin(answer, asked, credentials),
    )
  return test
}
