import {
  answerErrorWith,
  type ConformanceListener,
  type ConformanceListenerOptions,
  createConformanceListener,
  pathOfMessage,
} from './app.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import type { ConformancePolicy } from '../policies/policy.js'

/**
 * Creates a request listener that serves every policy of the table, each under its name:
 * `/exact-origins/ok`. Errors of a listener are passed to `answerErrorWith`, so that they do not
 * end the process.
 *
 * @example
 * ```ts
 * const listener = conformanceListener((app, policy) =>
 *   withCors(app, ...conformanceArguments(policy, adapter)),
 * )
 * createServer(listener).listen(8000)
 * ```
 *
 * @param wrap applies a policy to the application
 * @param options the options of the application
 */
export function conformanceListener(
  wrap: (app: ConformanceListener, policy: ConformancePolicy) => ConformanceListener,
  options?: ConformanceListenerOptions,
): (...args: Parameters<ConformanceListener>) => void {
  const app = createConformanceListener(options)
  const listeners = new Map(CONFORMANCE_POLICIES.map((policy) => [policy.name, wrap(app, policy)]))
  const answer: ConformanceListener = async (req, res) => {
    const [, name = ''] = pathOfMessage(req).split('/')
    const listener = listeners.get(name)
    try {
      if (listener === undefined) throw Object.assign(new Error('No such policy'), { status: 404 })
      await listener(req, res)
    } catch (error) {
      answerErrorWith(error, req, res)
    }
  }
  return (req, res) => void answer(req, res)
}
