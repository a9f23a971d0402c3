import type { Pages } from '../lab/pages.ts'
import { REBINDING_CASES } from '../known-defects/rebinding-cases.ts'
import type { PartReport, RunOptions } from '../report/part-report.ts'
import { stepsPart } from './known-defects-part.ts'

/** Makes pages with a rebound name reach servers of this computer, in all engines. */
export function rebindingPart(
  _options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  return stepsPart('rebinding', REBINDING_CASES, browsers)
}
