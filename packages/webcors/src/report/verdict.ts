import {
  consoleMessages,
  scriptError,
  type SimulatedRequest,
  type Simulation,
  type SimulateOptions,
} from '@webcors/doctor'
import type { Style } from '../style.js'
import { drawTrace } from './trace.js'
import { wrap } from './wrap.js'

type Engine = NonNullable<SimulateOptions['engine']>

/**
 * Writes the first line of the report: whether the page may read the response.
 *
 * @param cause the code of the finding that explains the block. The browser's reason may be only a
 *   consequence of it
 */
export function writeVerdict(
  { origin, url, method = 'GET' }: SimulatedRequest,
  { allowed, reason, phase, status }: Simulation,
  cause: string | null,
  style: Style,
): string {
  if (allowed) {
    const what = style(['green', 'bold'], 'Allowed')
    return `${what}: a page of ${origin} may ${method} ${url}, and reads ${status}.`
  }
  const isNamed = cause?.startsWith('preflight-') === true
  const where = phase === 'preflight' && !isNamed ? ', in the preflight' : ''
  const what = style(['red', 'bold'], 'Blocked')
  return `${what}: a page of ${origin} may not ${method} ${url}: ${cause ?? reason}${where}.`
}

/** Writes the steps that led to the verdict, and the errors and headers that the page can see. */
export function writeDetails(
  request: SimulatedRequest,
  simulation: Simulation,
  engine: Engine,
  style: Style,
): readonly string[] {
  const { allowed, reason, readableHeaders, warnings } = simulation
  // An invalid request has no steps. The finding says why.
  if (reason === 'request-invalid') return []
  const said = consoleMessages(request, simulation, engine)
  const quoted = said.map((line) => wrap(line, '  '))
  return [
    drawTrace(simulation, style),
    ...(allowed
      ? [`Script can read: ${readableHeaders.join(', ') || 'no header'}.`]
      : [
          `The script gets "${scriptError(engine)}"${said.length > 0 ? ', and the console says:' : '.'}`,
          ...quoted,
        ]),
    ...warnings.map((warning) => `${style('yellow', 'Note')}: ${warning}`),
  ]
}
