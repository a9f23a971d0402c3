import type { CorsArguments, CorsHooks } from '@webcors/core'
import { chain, type CheckedSource, createDecide, type SourceInput } from '@webcors/core/adapter'
import { readIncomingMessage, respondOrStage } from '@webcors/node'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerBase,
} from 'fastify'
import { passOn } from './preflight-routes.js'
import { createFindDecide } from './route-policies.js'

/** For an application that wrote `app.register(cors, options)`: Fastify calls the factory in place of the plugin. */
const NOT_CALLED =
  "Cannot register cors itself: it makes a plugin. Write app.register(cors({ origin: 'https://app.example.com' }))."

/** What `app.register` takes, whatever the server, the logger and the type provider of the application are. */
export type CorsPlugin = <
  Server extends RawServerBase,
  Logger extends FastifyBaseLogger,
  Provider extends FastifyTypeProvider,
>(
  instance: FastifyInstance<
    Server,
    RawRequestDefaultExpression<Server>,
    RawReplyDefaultExpression<Server>,
    Logger,
    Provider
  >,
  options: object,
) => Promise<void>

/**
 * Makes a plugin for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * await app.register(cors())
 * ```
 */
export function cors(): CorsPlugin
/**
 * Makes a plugin for Fastify. Preflights are answered in the application's place, and every reply leaves with the policy's
 * headers: also hijacked ones, errors and 404. Register it first, and `await` that: browsers send preflights without
 * credentials, and routes are seen from then on.
 *
 * A route has a policy of its own with `config: { cors: … }`, its preflight included.
 *
 * @example
 * ```ts
 * await app.register(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param source options, a policy, or a function of the request that selects one
 * @throws {CorsOptionsError} for invalid options
 */
export function cors<const Source extends SourceInput<[request: FastifyRequest], FastifyRequest>>(
  source: CheckedSource<Source, [request: FastifyRequest], FastifyRequest>,
  hooks?: CorsHooks<FastifyRequest>,
): CorsPlugin
export function cors(...given: unknown[]): CorsPlugin {
  const [, , done] = given
  if (typeof done === 'function') return done(new TypeError(NOT_CALLED))
  const args = given as CorsArguments<[request: FastifyRequest]>
  const decideForScope = createDecide(args, { caller: cors })

  const plugin: CorsPlugin = async (instance) => {
    const scope = instance as unknown as FastifyInstance
    const findDecide = createFindDecide(scope, decideForScope)

    scope.addHook('onRequest', function cors(request, reply, next) {
      const decide = findDecide(request)
      if (!decide) return next()
      // A promise that is returned would call the next hook as well.
      void chain(decide(readIncomingMessage(request.raw), request, [request]), (outcome) => {
        if (!outcome) return passOn(request, reply, next)
        // Access logs and onResponse hooks see a hijacked reply, too.
        if (outcome.decision.status) reply.hijack()
        if (!respondOrStage(reply.raw, outcome)) next()
      })
    })
  }
  return Object.assign(plugin, PLUGIN)
}

/**
 * The hook belongs to the scope that registers the plugin, and not to a scope of its own.
 *
 * @see https://fastify.dev/docs/latest/Reference/Plugins/#handle-the-scope
 */
const PLUGIN = {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: '@webcors/fastify',
  [Symbol.for('plugin-meta')]: { name: '@webcors/fastify', fastify: '5.x' },
}
