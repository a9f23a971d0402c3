import { type Fetching, startFetching } from './fetching.js'
import type { Send } from './http-message.js'
import type { Fetched } from './http-fetch.js'
import { mainFetch } from './main-fetch.js'
import { readableHeaders } from './readable-headers.js'
import { type Failure, isFailure } from './reason.js'
import type { SimulatedRequest, SimulateOptions } from './simulated-request.js'
import type { Simulation } from './simulation.js'

/**
 * Carries out the Fetch standard for one request of a page, as a browser does, and tells what the script
 * gets, which messages went over the wire, and which step decided.
 *
 * @example
 * ```ts
 * const { allowed, reason } = await simulate(
 *   { origin: 'https://app.example.com', url: 'https://api.example.com/', method: 'PUT' },
 *   sendTo(handler),
 * )
 * ```
 *
 * @param request what the page asks for
 * @param send answers each message that goes over the wire; when it throws or rejects, nobody answered
 * @returns a verdict in every case: it never rejects
 */
export async function simulate(
  request: SimulatedRequest,
  send: Send,
  options: SimulateOptions = {},
): Promise<Simulation> {
  const fetching = startFetching(request, send, options)
  if (isFailure(fetching)) return blocked(fetching, { exchanges: [], steps: [], warnings: [] })
  const fetched = await mainFetch(fetching)
  return isFailure(fetched) ? blocked(fetched, fetching) : passed(fetched, fetching)
}

function blocked(
  { reason, phase, values }: Failure,
  { exchanges, steps, warnings }: Pick<Fetching, 'exchanges' | 'steps' | 'warnings'>,
): Simulation {
  const nothing = { type: null, status: null, readableHeaders: [] }
  return { allowed: false, reason, phase, values, ...nothing, exchanges, steps, warnings }
}

function passed(
  { response, type }: Fetched,
  { credentials, exchanges, steps, warnings }: Fetching,
): Simulation {
  const isUnreadable = type === 'opaque' || type === 'opaqueredirect'
  return {
    allowed: true,
    reason: type === 'opaque' ? 'opaque-response' : null,
    phase: null,
    values: {},
    type,
    // Fetch, "opaque filtered response": its status is 0.
    status: isUnreadable ? 0 : response.status,
    readableHeaders: readableHeaders(response.headers, type, credentials === 'include'),
    exchanges,
    steps,
    warnings,
  }
}
