import {
  consoleMessages,
  type Engine,
  PreflightCache,
  type Send,
  simulate,
  type Simulation,
} from '@webcors/doctor'
import { isPreflight, type LabCase, type Outcome, type WireRequest } from '../lab/lab-case.ts'

/** The doctor's prediction for the page, the servers and the console. */
export interface Prediction {
  readonly outcomes: readonly Outcome[]
  readonly wire: readonly WireRequest[]
  readonly lines: readonly string[]
  readonly simulations: readonly Simulation[]
}

/** The limits of engines for `Access-Control-Max-Age`, in seconds. */
const LIMITS: Readonly<Record<Engine, number>> = { chromium: 7200, firefox: 86400, webkit: 600 }

/** @param isForgetful whether preflights are never kept from one request to the next */
export async function predict(
  { request, stops }: LabCase,
  origin: string,
  engine: Engine,
  isForgetful = false,
): Promise<Prediction> {
  const { url, method, headers, credentials, redirect, body, upload, api, times } = request
  const simulated = {
    origin,
    url,
    method,
    headers,
    credentials,
    redirect,
    // Chromium ignores upload listeners if there is no body.
    useCorsPreflight: upload && (body !== null || engine !== 'chromium'),
    ...(body !== null && { body }),
  }
  const wire: WireRequest[] = []
  const send: Send = (message) => {
    const received = toWire(message)
    const stop = stops[message.url]
    if (!stop) throw new Error(`The case has no response for ${message.url}`)
    wire.push(received)
    return isPreflight(received) ? stop.preflight : stop.actual
  }
  const kept = new PreflightCache(LIMITS[engine])
  const simulations: Simulation[] = []
  for (let time = 0; time < times; time++) {
    const cache = isForgetful ? new PreflightCache() : kept
    simulations.push(await simulate(simulated, send, { engine, cache }))
  }
  return {
    outcomes: simulations.map((simulation): Outcome => {
      const { allowed, type, status, readableHeaders, reason } = simulation
      if (!allowed) return { allowed, error: String(reason) }
      return { allowed, type, status: status ?? 0, readable: readableHeaders }
    }),
    wire,
    lines: simulations.flatMap((simulation) => consoleMessages(simulated, simulation, engine, api)),
    simulations,
  }
}

/** Writes a request as a server sees it. */
export function toWire({ url, method, headers }: Parameters<Send>[0]): WireRequest {
  const get = (name: string) => headers.find(([other]) => other.toLowerCase() === name)?.[1] ?? null
  return {
    method,
    url,
    origin: get('origin'),
    requestMethod: get('access-control-request-method'),
    requestHeaders: get('access-control-request-headers'),
  }
}
