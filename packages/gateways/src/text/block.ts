/** Indents a block of lines. Empty lines stay empty. */
export function indent(lines: readonly string[], by = 4): string[] {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) => (line === '' ? '' : ' '.repeat(by) + line))
}

/** Joins lines, with a line break after each. */
export function toText(...parts: readonly (string | readonly string[])[]): string {
  return `${parts.flat().join('\n')}\n`
}
