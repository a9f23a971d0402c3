import type { ConsoleLine, Engine } from '../engines/engine.ts'
import type { Lab } from './lab.ts'
import type { LabCase, Outcome, WireRequest } from './lab-case.ts'

/** What an engine made of a case. */
export interface Observation {
  readonly outcomes: readonly Outcome[]
  readonly wire: readonly WireRequest[]
  /** What the console said of it. */
  readonly lines: readonly string[]
}

/** Cases of one page's work: few enough that a browser that hangs is noticed soon. */
const BATCH = 100
/** What every failed or erroneous response gets, whatever the cause, and headers that scripts may not set. */
const NOISE =
  /^Failed to load resource: (?:net::ERR_FAILED$|the server responded with a status of )|^Refused to set unsafe header|^Attempt to set a forbidden header was denied/
const LONGEST_BATCH = 120_000

/** Has an engine run the cases, and sorts what was seen by the URLs that it was seen at. */
export async function observe(
  engine: Engine,
  lab: Lab,
  cases: readonly LabCase[],
): Promise<readonly Observation[]> {
  const observations: Observation[] = []
  for (let start = 0; start < cases.length; start += BATCH) {
    const batch = cases.slice(start, start + BATCH)
    const from = engine.lines.length
    const mark = `end of ${start}`
    const { outcomes, wire } = await within(LONGEST_BATCH, lab.run(batch, mark))
    await printed(engine, mark)
    const lines = byCase(engine.lines.slice(from).filter(({ text }) => text !== mark))
    for (const [index, { id }] of batch.entries()) {
      observations.push({
        outcomes: outcomes[index] ?? [],
        wire: wire.filter(({ url }) => caseOf(url) === id),
        lines: lines.get(id) ?? [],
      })
    }
  }
  return observations
}

/** The page's own lines come in order; those of the browser's other processes a little later. */
async function printed(engine: Engine, mark: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const count = engine.lines.length
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (count === engine.lines.length && engine.lines.some(({ text }) => text === mark)) return
  }
  throw new Error(`The console of ${engine.name} never said "${mark}"`)
}

/** A line without a URL belongs to the next that has one: WebKit says the reason first. */
function byCase(lines: readonly ConsoleLine[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  let pending: string[] = []
  for (const { text, url } of lines) {
    if (NOISE.test(text)) continue
    pending.push(text.replace(/^Failed to load resource: (?=net::)/, ''))
    const id = caseOf(text) ?? caseOf(url ?? '')
    if (id === null) continue
    found.set(id, [...(found.get(id) ?? []), ...pending])
    pending = []
  }
  return found
}

function caseOf(text: string): string | null {
  return /\/case\/(\d+)\//.exec(text)?.[1] ?? null
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`The page brought no outcomes within ${milliseconds / 1000} s`)
    timer = setTimeout(() => reject(error), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}
