/** String literals of other languages. What is put in has no control characters: core's origins and names have none. */

/** A raw string: it ends at its quotation mark, which no origin, name or regular expression here has. */
export function pythonRaw(text: string): string {
  return `r'${text}'`
}

/** A plain string for Python, Java, C# and Go, which escape as JSON does. */
export function plain(text: string): string {
  return JSON.stringify(text)
}

/** A string in which `$` and `#{}` are themselves, for PHP and Ruby. */
export function singleQuoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`
}

/** A verbatim string of C#: a backslash is itself. */
export function csharpVerbatim(text: string): string {
  return `@"${text.replaceAll('"', '""')}"`
}

/** A raw string of Go. */
export function goRaw(text: string): string {
  return `\`${text}\``
}
