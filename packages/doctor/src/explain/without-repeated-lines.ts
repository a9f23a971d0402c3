/** Texts of so few characters are looked at as they are. */
const SHORT_TEXT = 20_000

/**
 * A console repeats itself: the same line for another path of the same server, from another line of the code. Leaves out
 * each line that stood between the same neighbors before, so that a long text takes no longer than what is new in it.
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

/** A line without the paths of its URLs, and without line numbers. */
function shapeOf(line: string): string {
  return line.replaceAll(/(:\/\/[^\s'"/]{1,300})\/[^\s'"]*/g, '$1').replaceAll(/\.\w+:\d+/g, ':0')
}
