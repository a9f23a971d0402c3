/** What the server has to allow, as far as the message tells. */
export interface Need {
  readonly origin: string
  readonly isCredentialed: boolean
  readonly methods: readonly string[]
  readonly headers: readonly string[]
}

/** One way out, to paste. */
export interface Fix {
  /** For what: `Express`, `nginx`. */
  readonly for: string
  /** Of the code: `js`, `nginx`. */
  readonly language: string
  readonly code: string
}

/** One kind of server, and how it is told. */
export interface Target {
  readonly for: string
  readonly language: string
  write(need: Need): string
}

/** A list of strings as JavaScript, Python and Java alike write it. */
export function list(values: readonly string[], quote = "'"): string {
  return values.map((value) => quote + value + quote).join(', ')
}
