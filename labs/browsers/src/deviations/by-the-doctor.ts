import { type Engine, PreflightCache, type Send, simulate } from '@webcors/doctor'
import { toWire } from '../doctor/predict.ts'
import {
  isPreflight,
  type LabCase,
  type Outcome,
  type PageRequest,
  type WireRequest,
} from '../lab/lab-case.ts'
import type { Observed } from './evidence-of.ts'

/**
 * Predicts the observations of a case by the doctor.
 *
 * @param engine `null` for a browser without deviations from the standard
 */
export async function byTheDoctor(
  engine: Engine | null,
  cases: readonly LabCase<PageRequest['api']>[],
  origin: string,
): Promise<Observed> {
  const wire: WireRequest[] = []
  const outcomes: Outcome[] = []
  const cache = new PreflightCache()
  const options = engine === null ? { cache } : { cache, engine }
  for (const { request, stops } of cases) {
    const { url, method, headers, credentials, redirect, body, upload, times } = request
    const simulated = { origin, url, method, headers, credentials, redirect }
    const more = {
      useCorsPreflight: upload && (body !== null || engine !== 'chromium'),
      ...(body !== null && { body }),
    }
    const send: Send = (message) => {
      const received = toWire(message)
      const stop = stops[message.url]
      if (!stop) throw new Error(`The case has no response for ${message.url}`)
      wire.push(received)
      return isPreflight(received) ? stop.preflight : stop.actual
    }
    for (let time = 0; time < times; time++) {
      const { allowed, type, status } = await simulate({ ...simulated, ...more }, send, options)
      outcomes.push(
        allowed ? { allowed, type, status, readable: [] } : { allowed, error: 'blocked' },
      )
    }
  }
  return { outcomes, wire, lines: [] }
}
