import type { CheckedSource, SourceInput } from '@webcors/core/adapter'
import { type ListenerHooks, withCors as withNodeCors } from '@webcors/node'
import type { NextApiRequest, NextApiResponse } from 'next'

type ApiHandler<Data> = (request: NextApiRequest, response: NextApiResponse<Data>) => unknown

type WrappedApiHandler<Data> = (
  request: NextApiRequest,
  response: NextApiResponse<Data>,
) => void | Promise<void>

/**
 * Wraps a handler of `pages/api` under the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * export default withCors(handler)
 * ```
 *
 * @param handler takes a request and a response
 * @throws {CorsOptionsError} for a handler that is wrapped already
 */
export function withCors<Data>(handler: ApiHandler<Data>): WrappedApiHandler<Data>
/**
 * Wraps a handler of `pages/api`. The wrapper answers preflights in place of the handler, and adds
 * the policy's headers to every response, also to Next's responses to errors. A handler on the edge
 * runtime takes a `Request`: wrap it with `withCors` of `@webcors/next`.
 *
 * @example
 * ```ts
 * export default withCors(handler, { origin: 'https://app.example.com', credentials: true })
 * ```
 *
 * @param handler takes a request and a response
 * @param source options, a policy, or a function of the request that selects one
 * @param hooks `onError` answers errors of the handler; `onDecision` gets selections that failed;
 *   `vary` names the request headers that a selecting function reads
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<
  Data,
  const Source extends SourceInput<[request: NextApiRequest], NextApiRequest>,
>(
  handler: ApiHandler<Data>,
  source: CheckedSource<Source, [request: NextApiRequest], NextApiRequest>,
  hooks?: ListenerHooks<NextApiRequest, NextApiResponse<Data>>,
): WrappedApiHandler<Data>
export function withCors(handler: unknown, ...args: unknown[]): unknown {
  const wrap = withNodeCors as (handler: unknown, ...args: unknown[]) => unknown
  return wrap(handler, ...args)
}
