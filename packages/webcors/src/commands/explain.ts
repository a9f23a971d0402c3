import { explain as explainText, type Explanation } from '@webcors/doctor'
import { errorReference } from '../error-reference.js'
import { nearest } from '../nearest.js'
import type { Outcome } from '../outcome.js'
import { readArguments } from '../read-arguments.js'
import { readStandardInput } from '../read-standard-input.js'
import { moreAbout } from '../report/findings.js'
import { readFixTarget, writeFixes } from '../report/fixes.js'
import { writeCheck, writeNotYours } from '../report/next-commands.js'
import { wrap } from '../report/wrap.js'
import { escapeControls, type Style } from '../style.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = { for: { type: 'string' } } as const

/** Explains a line of a console, or a code of this program. */
export async function explain(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const wanted = readFixTarget(given.text('for'))
  const [only = '', ...others] = given.positionals
  if (others.length === 0 && /^[a-z]+(?:-[a-z]+)+$|^[a-z]{4,}$/.test(only)) {
    const entry = explainCode(only)
    if (entry !== null) return entry
  }
  const text = given.positionals.join(' ') || (await readStandardInput())
  const explanations = explainText(escapeControls(text))
  if (explanations.length === 0) {
    const entry = explainProblem(text)
    if (entry !== null) return entry
  }
  return {
    // A text without a known message was not explained.
    exitCode: explanations.length > 0 ? 0 : 1,
    report: (style) => write(explanations, text, wanted, style),
    json: explanations,
    results: explanations.map(({ code, meaning, values }) => {
      return { code, severity: 'error', message: meaning, location: values['url'] ?? 'console' }
    }),
  }
}

/**
 * Returns the entry for the body of an error response of `@webcors/proxy`; `null` for any other
 * text.
 */
function explainProblem(text: string): Outcome | null {
  const [, code = ''] = /"code"\s*:\s*"([a-z]+(?:-[a-z]+)*)"/.exec(text) ?? []
  const entry = errorReference().get(code)
  if (entry === undefined || !text.includes('"title"')) return null
  return { exitCode: 0, report: () => entry, json: { code, entry }, results: [] }
}

/**
 * Returns the entry of the error reference; `null` for a text that resembles no code.
 *
 * @throws {UsageError} for an unknown code
 */
function explainCode(code: string): Outcome | null {
  const entries = errorReference()
  const entry = entries.get(code)
  if (entry !== undefined) {
    return { exitCode: 0, report: () => entry, json: { code, entry }, results: [] }
  }
  const meant = nearest(code, [...entries.keys()])
  if (meant === null && !code.includes('-')) return null
  const guess = meant === null ? '' : ` Did you mean ${meant}?`
  throw new UsageError(`Cannot explain "${code}": no such code.${guess}`)
}

function write(
  explanations: readonly Explanation[],
  text: string,
  wanted: string | undefined,
  style: Style,
): string {
  if (explanations.length === 0) return nothingFound(text)
  return explanations
    .flatMap(({ engine, code, phase, values, meaning, fix, side, fixes }) => {
      const from = [engine, phase === 'preflight' ? 'in the preflight' : null].filter(Boolean)
      const printed = from.length > 0 ? ` (${from.join(', ')})` : ''
      return [
        `${style(['red', 'bold'], code)}${style('dim', printed)}`,
        wrap(meaning),
        wrap(`${style('bold', 'Fix')}: ${fix}`),
        ...(side === 'server' && fixes.length > 0 ? [writeNotYours(values, style)] : []),
        ...(fixes.length > 0 ? [writeFixes(fixes, wanted, style)] : []),
        ...(fixes.length > 0 || code === 'unspecified' ? writeCheck(values) : []),
        moreAbout(code, style),
      ]
    })
    .join('\n\n')
}

/**
 * Writes the report for a text without a known message. A text that mentions CORS gets other
 * advice.
 */
function nothingFound(text: string): string {
  return /\bcors\b|access-control-|cross-origin/i.test(text)
    ? "This text mentions CORS, but has no known message in it. Paste the whole line from the browser's console, or ask the server: npx webcors check <url> --origin <origin of the page>."
    : 'This text has no known message about CORS in it.'
}
