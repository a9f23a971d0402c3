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
 * What an engine prints in its console for a request that is blocked, line by line, without the lines
 * that say no more than that something failed. Nothing for what is allowed, and where the engine prints
 * nothing of CORS.
 *
 * @param simulation best made with the same `engine`, whose departures from the standard it follows then
 */
export function consoleMessages(
  request: SimulatedRequest,
  simulation: Simulation,
  engine: Engine,
  api: ScriptApi = 'fetch',
): readonly string[] {
  // If there is no request at all, the script gets an exception, and the console has no line.
  if (simulation.allowed || simulation.reason === 'request-invalid') return []
  return CONSOLES[engine](blockedRequest(request, simulation, api))
}

/** What the script itself gets to see: the same for every cause but `request-invalid`, which it can read. */
export function scriptError(engine: Engine): string {
  return `TypeError: ${ERRORS[engine]}`
}
