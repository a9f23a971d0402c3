import type { ExportOptions, TargetName } from '@webcors/gateways'

/**
 * A server in one arrangement, which puts the printed files into a configuration with which the
 * server can start.
 */
export interface Gateway {
  /** The name in messages: `nginx, in a location`. */
  readonly name: string
  readonly target: TargetName
  readonly program: string
  readonly exportOptions?: ExportOptions
  /**
   * The ids of the rows that fail because of a known difference, with the code of the difference.
   */
  readonly gaps: Readonly<Record<string, string>>
  /** Returns the files to write, and the command that starts the server. */
  arrange(arrangement: Arrangement): Start
}

/** The values with which a gateway starts. */
export interface Arrangement {
  /** The folder that already has the printed files. */
  readonly folder: string
  /** The names of the printed files. */
  readonly files: readonly string[]
  readonly port: number
  readonly upstreamPort: number
}

/** The files and the command that start a gateway. */
export interface Start {
  /** The files in addition to the printed ones. */
  readonly files: Readonly<Record<string, string>>
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}
