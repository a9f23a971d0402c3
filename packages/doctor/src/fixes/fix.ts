/**
 * The policy that a fix configures. It always contains the usual methods and headers, so that a
 * pasted fix blocks no request that worked before.
 */
export interface FixPolicy {
  /** Origins of pages, serialized as browsers send them: `https://app.example.com`. */
  readonly origins: readonly string[]
  /**
   * The origin of the API, which development proxies forward to; `null` if no text names it.
   *
   * @default null
   */
  readonly api?: string | null
  /** Whether pages may send requests with credentials. */
  readonly isCredentialed: boolean
  /** Every usual method, and the method of the request that failed. */
  readonly methods: readonly string[]
  /**
   * Every usual header name, and those of the request that failed. Few targets need them: most can
   * allow any header.
   */
  readonly headers: readonly string[]
}

/** A fix that can be pasted. */
export interface Fix {
  /** The name of the server, framework or platform: `Express`, `nginx`. */
  readonly for: string
  /** The language of the code: `js`, `nginx`. */
  readonly language: string
  /** The command that installs the packages of the code; `undefined` if the server has them. */
  readonly install?: string | undefined
  /**
   * The place for the code, in a sentence: the file or block, and the code that it precedes or
   * replaces.
   */
  readonly where: string
  /** The code to paste. */
  readonly code: string
}

/** A kind of server that a fix can be written for. */
export interface FixTarget {
  /** The name of the server, framework or platform: `Express`, `nginx`. */
  readonly for: string
  /** The language of the code: `js`, `nginx`. */
  readonly language: string
  /** The command that installs the packages of the code. */
  readonly install?: string | undefined
  /**
   * The place for the code, in a sentence: the file or block, and the code that it precedes or
   * replaces.
   */
  readonly where: string
  /** Writes the code that configures a policy. */
  readonly write: (policy: FixPolicy) => string
}

/** Quotes strings and separates them by commas, which is a list in JavaScript, Python and Java. */
export function list(values: readonly string[], quote = "'"): string {
  return values.map((value) => quote + value + quote).join(', ')
}

/** Joins lines, and leaves out those that a condition has made `false`. */
export function lines(...all: readonly (string | false)[]): string {
  return all.filter((line) => line !== false).join('\n')
}
