import type { EngineName } from '../engines/engine.ts'
import type { HostName } from '../hosts/hosts.ts'

/** The options of a run. */
export interface RunOptions {
  readonly seed: number
  readonly isFull: boolean
  readonly engines: readonly EngineName[]
  readonly hosts: readonly HostName[]
  /** The numbers of the cases to run, or `null` for the usual number of cases. */
  readonly cases: readonly number[] | null
}

/** The result of one part of a run. */
export interface PartReport {
  readonly passed: number
  readonly failed: number
  /** The text for the page in `docs`. */
  readonly markdown: string
  readonly versions: ReadonlyMap<EngineName, string>
}

/** Returns the named cases, or the first ones up to a count. */
export function indexesOf(
  { cases, isFull }: RunOptions,
  short: number,
  full: number,
): readonly number[] {
  return cases ?? Array.from({ length: isFull ? full : short }, (_, index) => index)
}

/** Returns the command that runs a part again. The caller appends the cases to run. */
export function commandOf(part: string, { seed }: RunOptions): string {
  return `npm run test:browsers -- ${part} --seed ${seed}`
}
