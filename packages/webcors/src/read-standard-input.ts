import { UsageError } from './usage-error.js'

/** The number of characters that are read. A console has fewer. */
const LONGEST = 1_000_000

/**
 * Reads standard input to its end.
 *
 * @throws {UsageError} if standard input is a terminal, because the input would never end
 */
export async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY) {
    throw new UsageError('Give a text: npx webcors explain "...", or pipe it to standard input')
  }
  let text = ''
  process.stdin.setEncoding('utf8')
  for await (const part of process.stdin) {
    text += part as string
    if (text.length > LONGEST) break
  }
  return text
}
