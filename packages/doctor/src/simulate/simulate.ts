import { type Fetching, startFetching } from './fetching.js'
import type { Send } from './http-message.js'
import type { Fetched } from './http-fetch.js'
import { mainFetch } from './main-fetch.js'
import { readableHeaders } from './readable-headers.js'
import { type Failure, isFailure } from './reason.js'
import type { SimulatedRequest, SimulateOptions } from './simulated-request.js'
import type { Simulation } from './simulation.js'

/**
 * Simulates one request of a page by the steps of the Fetch standard, as a browser does. Reports
 * the result for the script, the messages on the wire, and the step that decided.
 *
 * @example
 * ```ts
 * const { allowed, reason } = await simulate(
 *   { origin: 'https://app.example.com', url: 'https://api.example.com/', method: 'PUT' },
 *   sendTo(handler),
 * )
 * ```
 *
 * @param request the request of the page
 * @param send answers each message on the wire. If `send` throws or rejects, the simulation
 *   continues without a response, as after a network error
 * @returns a result in every case: the promise never rejects
 * @see https://fetch.spec.whatwg.org/#main-fetch
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
    // The status of an opaque filtered response is 0.
    // https://fetch.spec.whatwg.org/#concept-filtered-response-opaque
    status: isUnreadable ? 0 : response.status,
    readableHeaders: readableHeaders(response.headers, type, credentials === 'include'),
    exchanges,
    steps,
    warnings,
  }
}
