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
 * Serves every policy of the table from one request listener, each under its name: `/exact-origins/ok`.
 * `answerErrorWith` answers errors of a listener, so that they do not end the process.
 *
 * @example
 * ```ts
 * createServer(conformanceListener((app, policy) => withCors(app, ...conformanceArguments(policy, adapter))))
 * ```
 *
 * @param wrap applies a policy to the application
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
