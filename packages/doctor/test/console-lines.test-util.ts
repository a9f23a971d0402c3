import { readFileSync } from 'node:fs'

/** A line that a browser printed into its console, and its cause. */
export interface ConsoleLine {
  readonly engine: string
  readonly code: string
  readonly text: string
}

export const LINES: readonly ConsoleLine[] = readFileSync(
  new URL('./fixtures/console-lines.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .map((line): ConsoleLine => JSON.parse(line))
