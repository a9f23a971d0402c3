import type { EngineName } from '../engines/engine.ts'
import type { HostName } from '../hosts/hosts.ts'

/** What was asked for. */
export interface RunOptions {
  readonly seed: number
  readonly isFull: boolean
  readonly engines: readonly EngineName[]
  readonly hosts: readonly HostName[]
  /** The numbers of those cases that are to be run, or `null` for as many as are usual. */
  readonly cases: readonly number[] | null
}

/** What came of one part of a run. */
export interface PartReport {
  readonly passed: number
  readonly failed: number
  /** What the page in `docs` says of it. */
  readonly markdown: string
  readonly versions: ReadonlyMap<EngineName, string>
}

/** The cases that were asked for, or the first so many. */
export function indexesOf(
  { cases, isFull }: RunOptions,
  short: number,
  full: number,
): readonly number[] {
  return cases ?? Array.from({ length: isFull ? full : short }, (_, index) => index)
}

/** The command that runs a part again; the caller appends the cases to run. */
export function commandOf(part: string, { seed }: RunOptions): string {
  return `npm run test:browsers -- ${part} --seed ${seed}`
}
