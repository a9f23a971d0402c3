import { blockedRequest, type ScriptApi } from './blocked-request.js'
import { chromiumConsole } from './chromium-console.js'
import { firefoxConsole } from './firefox-console.js'
import type { Engine } from '../tables/message-template.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Simulation } from '../simulate/simulation.js'
import { webkitConsole } from './webkit-console.js'

const CONSOLES = { chromium: chromiumConsole, firefox: firefoxConsole, webkit: webkitConsole }
const ERRORS: Readonly<Record<Engine, string>> = {
  chromium: 'Failed to fetch',
  firefox: 'NetworkError when attempting to fetch resource.',
  webkit: 'Load failed',
}

/**
 * Returns the lines that an engine prints in its console for a blocked request, without the lines
 * that only say that a request failed.
 *
 * @example
 * ```ts
 * const request = { origin: 'https://app.example.com', url: 'https://api.example.com/' }
 * const simulation = await simulate(request, sendTo(handler), { engine: 'firefox' })
 * for (const line of consoleMessages(request, simulation, 'firefox')) console.log(line)
 * ```
 *
 * @param simulation the result for `request`. Pass the same `engine` to `simulate`, so that the
 *   simulation follows the deviations of that engine from the standard
 * @param api the API that the script calls. Default: `fetch`
 * @returns an empty list if the request is allowed, or if the engine prints nothing about CORS
 */
export function consoleMessages(
  request: SimulatedRequest,
  simulation: Simulation,
  engine: Engine,
  api: ScriptApi = 'fetch',
): readonly string[] {
  // An invalid request is never sent: the script gets an exception, and the console has no line.
  if (simulation.allowed || simulation.reason === 'request-invalid') return []
  return CONSOLES[engine](blockedRequest(request, simulation, api))
}

/**
 * Returns the error that the script catches. The error is the same for every cause except
 * `request-invalid`, whose error says what is wrong with the request.
 *
 * @example
 * ```ts
 * scriptError('chromium') // 'TypeError: Failed to fetch'
 * ```
 */
export function scriptError(engine: Engine): string {
  return `TypeError: ${ERRORS[engine]}`
}
