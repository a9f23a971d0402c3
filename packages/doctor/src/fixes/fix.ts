/** What a fix lets a server allow. It never allows less than the usual, so that pasting it takes nothing away. */
export interface FixPolicy {
  /** Origins of pages, as browsers send them. */
  readonly origins: readonly string[]
  readonly isCredentialed: boolean
  /** Every usual method, and the one that was asked for. */
  readonly methods: readonly string[]
  /** Header names, for the few targets that cannot allow any; the one that was asked for is among them. */
  readonly headers: readonly string[]
}

/** One way out, to paste. */
export interface Fix {
  /** For what: `Express`, `nginx`. */
  readonly for: string
  /** The language of the code: `js`, `nginx`. */
  readonly language: string
  /** The command that installs what the code imports; `undefined` if the server brings it. */
  readonly install?: string | undefined
  /** Where it goes: into which file or block, before what, in place of what. */
  readonly where: string
  readonly code: string
}

/** One kind of server, and how its fix is written. */
export interface FixTarget {
  readonly for: string
  readonly language: string
  readonly install?: string
  readonly where: string
  readonly write: (policy: FixPolicy) => string
}

/** A list of strings as JavaScript, Python and Java alike write it. */
export function list(values: readonly string[], quote = "'"): string {
  return values.map((value) => quote + value + quote).join(', ')
}

/** Lines, without those that are not there. */
export function lines(...all: readonly (string | false)[]): string {
  return all.filter((line) => line !== false).join('\n')
}
