/**
 * String literals of other languages. Their texts have no control characters, because core's origins and names have
 * none.
 */

/** A raw string, which ends at its quotation mark. No origin, name or regular expression here has one. */
export function pythonRaw(text: string): string {
  return `r'${text}'`
}

/** A plain string for Python, Java, C# and Go, whose escapes are those of JSON. */
export function plain(text: string): string {
  return JSON.stringify(text)
}

/** A string for PHP and Ruby, in which `$` and `#{}` have no meaning. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`
}

/** A verbatim string of C#, in which a backslash has no meaning. */
export function csharpVerbatim(text: string): string {
  return `@"${text.replaceAll('"', '""')}"`
}

/** A raw string of Go. */
export function goRaw(text: string): string {
  return `\`${text}\``
}
