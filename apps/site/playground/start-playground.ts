import { createBench } from './view/bench.ts'
import { createExplainBox, type ExplainBox } from './view/explain-box.ts'

/**
 * Starts the interactive parts of the page: the box that explains a message, and the form that
 * tries a policy.
 */
export function startPlayground(): Promise<ExplainBox> {
  createBench()
  return createExplainBox()
}
