import { UsageError } from './usage-error.js'

/** Nobody copies more than this out of a console. */
const LONGEST = 1_000_000

/** @throws {UsageError} where nobody would end it */
export async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY) {
    throw new UsageError('Give a text: npx webcors explain "…", or pipe one in')
  }
  let text = ''
  process.stdin.setEncoding('utf8')
  for await (const part of process.stdin) {
    text += part as string
    if (text.length > LONGEST) break
  }
  return text
}
