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

/** The error for `app.register(cors, options)`, which calls the factory in place of the plugin. */
const NOT_CALLED = 'Cannot register cors: it makes a plugin. Write app.register(cors(…)).'

/** A plugin for `app.register`, for any server, logger and type provider of the application. */
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
 * Creates a plugin for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * await app.register(cors())
 * ```
 */
export function cors(): CorsPlugin
/**
 * Creates a plugin for Fastify. The plugin answers preflights in place of the application, and adds
 * the policy's headers to every reply, also to hijacked replies, errors and 404. Register the
 * plugin first, because browsers send preflights without credentials, and `await` the registration,
 * because the plugin sees only routes that are declared after the plugin is loaded.
 *
 * `config: { cors: … }` gives a route its own policy, which also answers its preflights.
 *
 * @example
 * ```ts
 * await app.register(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param source options, a policy, or a function of the request that selects one
 * @param hooks `onDecision` gets selections that failed; `vary` names the request headers that a
 *   selecting function reads
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
      // No promise is returned here, because Fastify would call the next hook when it resolves.
      void chain(decide(readIncomingMessage(request.raw), request, [request]), (outcome) => {
        if (!outcome) return passOn(request, reply, next)
        // The reply is hijacked, because access logs and onResponse hooks then still see it.
        if (outcome.decision.status) reply.hijack()
        if (!respondOrStage(reply.raw, outcome)) next()
      })
    })
  }
  return Object.assign(plugin, PLUGIN)
}

/**
 * Keeps Fastify from creating a scope for the plugin, so that its hook belongs to the scope that
 * registers it.
 *
 * @see https://fastify.dev/docs/latest/Reference/Plugins/#handle-the-scope
 */
const PLUGIN = {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: '@webcors/fastify',
  [Symbol.for('plugin-meta')]: { name: '@webcors/fastify', fastify: '5.x' },
}
