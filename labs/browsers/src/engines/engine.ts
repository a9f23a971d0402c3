/** The three engines, by the names that the doctor uses. */
export type EngineName = 'chromium' | 'firefox' | 'webkit'

/** The proxy to which all names lead, and its key, which replaces a certificate authority. */
export interface NamesProxy {
  readonly host: string
  readonly port: number
  /** SHA-256 of the certificate's public key, in base64. */
  readonly keyHash: string
}

/** A line of the console, and its source where the driver reports one. */
export interface ConsoleLine {
  readonly text: string
  readonly url: string | null
}

/** A browser that has a page open. */
export interface Engine {
  readonly name: EngineName
  readonly version: string
  /** The lines that its console has printed since it started. */
  readonly lines: readonly ConsoleLine[]
  close(): Promise<void>
}
