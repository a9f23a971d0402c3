import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '../engines/engine.ts'
import type { Lab } from '../lab/lab.ts'
import type { LabCase, Outcome } from '../lab/lab-case.ts'
import { type Observation, observe } from '../lab/observe.ts'
import { generateCase } from './generate-case.ts'
import { predict, type Prediction } from './predict.ts'

/** A case in which the doctor's prediction differs from the engine. */
export interface Disagreement {
  readonly about: 'verdict' | 'wire' | 'console'
  /** The reason why they may differ, if it is known. */
  readonly excuse: string | null
  readonly labCase: LabCase
  readonly prediction: Prediction
  readonly observation: Observation
}

/** Whether the reason is known why the engine's result varies. */
export function isExcused({ excuse }: Disagreement): boolean {
  return excuse !== null
}

export interface DoctorReport {
  readonly engine: Engine['name']
  readonly version: string
  readonly seed: number
  readonly cases: number
  readonly allowed: number
  /** Cases in which a console message was expected or seen. */
  readonly messages: number
  readonly disagreements: readonly Disagreement[]
}

/** Compares the doctor's predictions for generated cases with an engine. */
export async function verifyDoctor(
  engine: Engine,
  lab: Lab,
  seed: number,
  indexes: readonly number[],
): Promise<DoctorReport> {
  const { origins } = lab
  const cases = indexes.map((index) => generateCase(seed, index, origins))
  const observations = await observe(engine, lab, cases)
  const disagreements: Disagreement[] = []
  let allowed = 0
  let messages = 0
  for (const [at, labCase] of cases.entries()) {
    const observation = observations[at] ?? { outcomes: [], wire: [], lines: [] }
    const prediction = await predict(labCase, origins.page, engine.name)
    const found = await compare(labCase, prediction, observation, engine.name, origins.page)
    if (found) disagreements.push({ ...found, labCase, prediction, observation })
    if (observation.outcomes.every((outcome) => outcome.allowed)) allowed += 1
    if (observation.lines.length > 0 || prediction.lines.length > 0) messages += 1
  }
  const { name, version } = engine
  return { engine: name, version, seed, cases: cases.length, allowed, messages, disagreements }
}

async function compare(
  labCase: LabCase,
  prediction: Prediction,
  observation: Observation,
  engine: Engine['name'],
  page: string,
): Promise<Pick<Disagreement, 'about' | 'excuse'> | null> {
  const { request } = labCase
  const expected = prediction.outcomes.map((outcome) => seenBy(request.api, outcome))
  const seen = observation.outcomes.map((outcome) => seenBy(request.api, outcome))
  if (!isDeepStrictEqual(seen, expected)) return { about: 'verdict', excuse: null }
  if (!isDeepStrictEqual(observation.wire, prediction.wire)) {
    const forgetful = await predict(labCase, page, engine, true)
    // Firefox forgets some preflights of a redirect loop, and keeps others.
    const isForgotten =
      isWithin(prediction.wire, observation.wire) && isWithin(observation.wire, forgetful.wire)
    const excuse = 'a preflight that could have been kept was sent again'
    return { about: 'wire', excuse: engine === 'firefox' && isForgotten ? excuse : null }
  }
  if (isDeepStrictEqual(observation.lines, prediction.lines)) return null
  return { about: 'console', excuse: excuseLines(engine, observation.lines, prediction.lines) }
}

/** Whether `all` has these items in this order, with others between them. */
function isWithin(items: readonly unknown[], all: readonly unknown[]): boolean {
  let next = 0
  for (const item of all) if (isDeepStrictEqual(item, items[next])) next += 1
  return next === items.length
}

function excuseLines(
  engine: Engine['name'],
  seen: readonly string[],
  expected: readonly string[],
): string | null {
  if (engine === 'chromium' && sameButForHeader(seen, expected)) {
    return 'several headers are not allowed, and another one is named'
  }
  // The engine's processes print with a delay.
  const isReordered = isDeepStrictEqual(seen.toSorted(), expected.toSorted())
  return engine === 'firefox' && isReordered ? 'the same lines in another order' : null
}

/**
 * Removes details that scripts cannot see: XMLHttpRequest reports no type, and neither reports a
 * reason.
 */
function seenBy(api: LabCase['request']['api'], outcome: Outcome): unknown {
  if (!outcome.allowed) return 'blocked'
  const { status, readable, type } = outcome
  return { status, readable, type: api === 'fetch' ? type : null }
}

function sameButForHeader(seen: readonly string[], expected: readonly string[]): boolean {
  const withoutName = (line: string) => line.replace(/(Request header field )\S+/, '$1')
  return isDeepStrictEqual(seen.map(withoutName), expected.map(withoutName))
}
