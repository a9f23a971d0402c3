import { createBench } from './view/bench.ts'
import { createExplainBox, type ExplainBox } from './view/explain-box.ts'

/** Brings the page to life: the box that explains, and the policy that is tried. */
export function startPlayground(): Promise<ExplainBox> {
  createBench()
  return createExplainBox()
}
