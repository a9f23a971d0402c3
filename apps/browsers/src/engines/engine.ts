/** The three engines, by the names that the doctor gives them. */
export type EngineName = 'chromium' | 'firefox' | 'webkit'

/** What a console printed, and what it is about where that is told beside the text. */
export interface ConsoleLine {
  readonly text: string
  readonly url: string | null
}

/** A browser that has a page open. */
export interface Engine {
  readonly name: EngineName
  readonly version: string
  /** What its console has printed since it started, line by line. */
  readonly lines: readonly ConsoleLine[]
  close(): Promise<void>
}
