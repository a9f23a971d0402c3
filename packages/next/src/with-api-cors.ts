import type { CorsArguments } from '@webcors/core'
import { type ListenerHooks, withCors as withNodeCors } from '@webcors/node'
import type { NextApiRequest, NextApiResponse } from 'next'

/**
 * Wraps a handler of `pages/api`: preflights are answered in its place, and every response leaves with
 * the policy's headers, also those that Next makes of an error. A handler on the edge runtime takes a
 * `Request`: `withCors` of `@webcors/next` wraps it.
 *
 * @example
 * ```ts
 * export default withCors(handler, { origin: 'https://app.example.com', credentials: true })
 * ```
 *
 * @param handler takes a request and a response
 * @param args options, a policy, or a function of the request that selects one; none at all is the
 *   public policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<Data>(
  handler: (request: NextApiRequest, response: NextApiResponse<Data>) => unknown,
  ...args: CorsArguments<
    [request: NextApiRequest],
    ListenerHooks<NextApiRequest, NextApiResponse<Data>>
  >
): (request: NextApiRequest, response: NextApiResponse<Data>) => void | Promise<void> {
  return withNodeCors(handler, ...args)
}
