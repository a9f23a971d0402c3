import type { ExportOptions, TargetName } from '@webcors/gateways'

/** One server in one arrangement: how the printed files become part of a configuration that starts. */
export interface Gateway {
  /** The name in messages: `nginx, in a location`. */
  readonly name: string
  readonly target: TargetName
  readonly program: string
  readonly exportOptions?: ExportOptions
  /** Ids of rows that the target's row predicts to fail, with the code of the difference. */
  readonly gaps: Readonly<Record<string, string>>
  /** Returns the files to write, and the command that starts the server. */
  arrange(arrangement: Arrangement): Start
}

/** The values with which a gateway starts. */
export interface Arrangement {
  /** The folder where the printed files already stand. */
  readonly folder: string
  /** Their names. */
  readonly files: readonly string[]
  readonly port: number
  readonly upstreamPort: number
}

export interface Start {
  /** Files beside the printed ones. */
  readonly files: Readonly<Record<string, string>>
  readonly command: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}
