import { type CorsIssue, type CorsOptions, validateCorsOptions, withCors } from '@webcors/core'
import {
  consoleMessages,
  type Engine,
  type Send,
  sendTo,
  type SimulatedRequest,
  type Simulation,
  simulate,
} from '@webcors/doctor'
import type { Decided, Exchange, Predictions } from '../types.ts'
import type { Answer, PageRequest } from './page-request.ts'

/** The result of a request under a policy. */
export type PolicyRun =
  | { readonly issues: readonly CorsIssue[] }
  | {
      readonly issues: null
      readonly simulations: Readonly<Record<Engine, Simulation>>
      readonly predictions: Predictions
      /** The requests and responses in each engine. */
      readonly exchanges: Readonly<Record<Engine, readonly Exchange[]>>
    }

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit']

/**
 * Runs a request against a policy in this process: webcors decides, and the doctor simulates the
 * browser. Nothing is sent.
 *
 * @param options options from any source; the result has the issues if they are invalid
 */
export async function runPolicy(
  options: unknown,
  request: PageRequest,
  answer: Answer,
): Promise<PolicyRun> {
  const { value, issues } = validateCorsOptions(options)
  if (issues !== undefined) return { issues }
  const simulated: SimulatedRequest = {
    origin: request.origin,
    url: request.url,
    method: request.method,
    headers: request.headers,
    credentials: request.credentials,
    useCorsPreflight: request.upload ?? false,
  }
  const [chromium, firefox, webkit] = await Promise.all(
    ENGINES.map((engine) => runIn(engine, simulated, value, answer)),
  )
  if (chromium === undefined || firefox === undefined || webkit === undefined) {
    throw new Error('Cannot run the request: an engine is missing')
  }
  const runs = { chromium, firefox, webkit }
  return {
    issues: null,
    simulations: forEach((engine) => runs[engine].simulation),
    exchanges: forEach((engine) => runs[engine].exchanges),
    predictions: forEach((engine) => {
      const { simulation } = runs[engine]
      return {
        allowed: simulation.allowed,
        cause: simulation.reason,
        lines: consoleMessages(simulated, simulation, engine),
      }
    }),
  }
}

function forEach<Value>(valueOf: (engine: Engine) => Value): Readonly<Record<Engine, Value>> {
  return {
    chromium: valueOf('chromium'),
    firefox: valueOf('firefox'),
    webkit: valueOf('webkit'),
  }
}

async function runIn(
  engine: Engine,
  request: SimulatedRequest,
  options: CorsOptions,
  answer: Answer,
): Promise<{ readonly simulation: Simulation; readonly exchanges: readonly Exchange[] }> {
  const exchanges: Exchange[] = []
  let decisions: Decided[] = []
  let handlerRan = false
  const send = sendTo(
    withCors(
      () => {
        handlerRan = true
        return respond(answer)
      },
      {
        ...options,
        onDecision: ({ kind, allowed, reason, status }) => {
          // A policy that replaces headers reports the same decision a second time.
          if (reason !== 'headers-replaced') decisions.push({ kind, allowed, reason, status })
        },
      },
    ),
  )
  const recorded: Send = async (message) => {
    decisions = []
    handlerRan = false
    const response = await send(message)
    const { pathname, search } = new URL(message.url)
    exchanges.push({
      method: message.method,
      path: pathname + search,
      requestHeaders: message.headers,
      decisions,
      handlerRan,
      response: { status: response.status, headers: [...response.headers] as [string, string][] },
    })
    return response
  }
  return { simulation: await simulate(request, recorded, { engine }), exchanges }
}

/** Statuses whose responses cannot have a body: the constructor `Response` refuses it. */
const WITHOUT_BODY = [204, 205, 304]

function respond({ status, headers }: Answer): Response {
  const body = WITHOUT_BODY.includes(status) ? null : '{"ok":true}'
  return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) })
}
