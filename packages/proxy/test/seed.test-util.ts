/** A bug, and the test that must catch it. */
export interface Seed {
  readonly name: string
  /** The file below `src`. */
  readonly file: string
  readonly from: string
  readonly to: string
  /** The file of the test, and the title as it is written there, without `describe`. */
  readonly test: readonly [file: string, title: string]
}
