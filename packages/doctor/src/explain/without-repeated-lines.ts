/** Texts with fewer characters than this are searched unchanged. */
const SHORT_TEXT = 20_000

/**
 * Removes each line that occurred before between the same neighbors. Consoles repeat a message for
 * each path of a server and each line of code. Without the repeats, the time for a long text
 * depends only on its distinct lines.
 */
export function withoutRepeatedLines(text: string): string {
  if (text.length < SHORT_TEXT) return text
  const lines = text.split('\n')
  const shapes = lines.map(shapeOf)
  const seen = new Set<string>()
  return lines
    .filter((_, at) => {
      const key = `${shapes[at - 1]}\n${shapes[at]}\n${shapes[at + 1]}`
      return !seen.has(key) && seen.add(key)
    })
    .join('\n')
}

/** Returns the line without the paths of its URLs and without line numbers. */
function shapeOf(line: string): string {
  return line.replaceAll(/(:\/\/[^\s'"/]{1,300})\/[^\s'"]*/g, '$1').replaceAll(/\.\w+:\d+/g, ':0')
}
