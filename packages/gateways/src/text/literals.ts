/**
 * String literals of other languages. The texts have no control characters, because core's origins
 * and names have none.
 */

/**
 * Writes a raw string of Python, which ends at its quotation mark. No origin, name or regular
 * expression has one.
 */
export function pythonRaw(text: string): string {
  return `r'${text}'`
}

/** Writes a plain string of Python, Java, C# or Go, whose escapes are those of JSON. */
export function plain(text: string): string {
  return JSON.stringify(text)
}

/** Writes a string of PHP or Ruby in which `$` and `#{}` have no meaning. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`
}

/** Writes a verbatim string of C#, in which a backslash has no meaning. */
export function csharpVerbatim(text: string): string {
  return `@"${text.replaceAll('"', '""')}"`
}

/** Writes a raw string of Go. */
export function goRaw(text: string): string {
  return `\`${text}\``
}
