import {
  answerErrorWith,
  type ConformanceListener,
  type ConformanceListenerOptions,
  createConformanceListener,
  pathOfMessage,
} from './conformance-listener-app.js'
import { CONFORMANCE_POLICIES } from './conformance-policies.js'
import type { ConformancePolicy } from './conformance-policy.js'

/**
 * Serves every policy of the table from one request listener, each under its name: `/exact-origins/ok`. What a door throws is
 * answered by `answerErrorWith`, as by a server that lets no error end it.
 *
 * @example
 * ```ts
 * createServer(conformanceListener((app, policy) => withCors(app, ...conformanceArguments(policy, host))))
 * ```
 *
 * @param wrap puts the application behind a policy
 */
export function conformanceListener(
  wrap: (app: ConformanceListener, policy: ConformancePolicy) => ConformanceListener,
  options?: ConformanceListenerOptions,
): (...args: Parameters<ConformanceListener>) => void {
  const app = createConformanceListener(options)
  const doors = new Map(CONFORMANCE_POLICIES.map((policy) => [policy.name, wrap(app, policy)]))
  const answer: ConformanceListener = async (req, res) => {
    const [, name = ''] = pathOfMessage(req).split('/')
    const door = doors.get(name)
    try {
      if (door === undefined) throw Object.assign(new Error('No such policy'), { status: 404 })
      await door(req, res)
    } catch (error) {
      answerErrorWith(error, req, res)
    }
  }
  return (req, res) => void answer(req, res)
}
