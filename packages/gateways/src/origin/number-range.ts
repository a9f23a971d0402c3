/**
 * Writes a regular expression for the whole numbers of a range, in decimal without leading zeros.
 * It uses only alternation, `[0-9]` and `{n}`, so that PCRE, RE2, POSIX, Java, .NET, Python and
 * Ruby read it in the same way.
 *
 * @param low at least 0
 * @param high at least `low`
 */
export function numberRange(low: number, high: number): string {
  return splitRange(low, high)
    .map(([from, to]) => digitsBetween(String(from), String(to)))
    .join('|')
}

/**
 * Splits a range into parts, in each of which the last digits run from 0 to 9 and one digit before
 * them differs.
 */
function splitRange(low: number, high: number): (readonly [number, number])[] {
  const ends = new Set([high])
  for (let nines = 1, stop = fillNines(low, nines); stop < high; ) {
    ends.add(stop)
    nines += 1
    stop = fillNines(low, nines)
  }
  for (let zeros = 1, stop = fillZeros(high + 1, zeros) - 1; stop > low; ) {
    ends.add(stop)
    zeros += 1
    stop = fillZeros(high + 1, zeros) - 1
  }
  const sorted = [...ends].filter((end) => end >= low).toSorted((a, b) => a - b)
  return sorted.map((end, index) => [index === 0 ? low : (sorted[index - 1] as number) + 1, end])
}

function digitsBetween(low: string, high: string): string {
  let text = ''
  let any = 0
  for (let index = 0; index < low.length; index++) {
    const [digit, other] = [low.charAt(index), high.charAt(index)]
    if (digit === other) text += digit
    else if (digit === '0' && other === '9') any += 1
    else text += `[${digit}-${other}]`
  }
  if (any === 0) return text
  return `${text}[0-9]${any > 1 ? `{${any}}` : ''}`
}

function fillNines(number: number, count: number): number {
  return Number(String(number).slice(0, -count) + '9'.repeat(count))
}

function fillZeros(number: number, count: number): number {
  return number - (number % 10 ** count)
}
