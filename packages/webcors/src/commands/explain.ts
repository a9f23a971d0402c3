import { explain as explainText, type Explanation } from '@webcors/doctor'
import { errorReference } from '../error-reference.js'
import { nearest } from '../nearest.js'
import type { Outcome } from '../outcome.js'
import { readArguments } from '../read-arguments.js'
import { readStandardInput } from '../read-standard-input.js'
import { moreAbout } from '../report/findings.js'
import { readFixTarget, writeFixes } from '../report/fixes.js'
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
        ...(side === 'server' && fixes.length > 0 ? [notYours(values, style)] : []),
        ...(fixes.length > 0 ? [writeFixes(fixes, wanted, style)] : []),
        ...(fixes.length > 0 || code === 'unspecified' ? writeNext(values) : []),
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

/** Writes advice for a user who does not run the server, and so cannot change its responses. */
function notYours({ url = '', origin = '' }: Explanation['values'], style: Style): string {
  const host = URL.canParse(url) ? new URL(url).host : 'the server'
  const of = /^(?:localhost|127\.|\[::1\])/.test(host) ? null : host
  const name = of ?? 'the server'
  const target = SAFE_URL.test(url) ? new URL(url).origin : '<url>'
  const page = origin !== 'null' && SAFE_ORIGIN.test(origin) ? origin : '<origin of the page>'
  const command = `npx webcors proxy --target ${target} --origin ${page}`
  return wrap(
    `${style('bold', 'Not your server?')} Then no change in the page helps, because ${name} decides which pages may read. Call it from a server of your own. During development: ${command}`,
  )
}

/**
 * Matches URLs without characters that a shell interprets, because people paste the printed command
 * into a shell.
 */
const SAFE_URL = /^https?:\/\/[\w.:/?&=%~+,@[\]-]+$/
const SAFE_ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[\w.:[\]-]*$|^null$/

/** Writes the command that checks the server itself. */
function writeNext({ url = '', origin = '', method, header }: Explanation['values']): string[] {
  if (!SAFE_URL.test(url)) return []
  const isName = (name: string | undefined): name is string => /^[\w-]+$/.test(name ?? '')
  const quoted = /[?&[~]/.test(url) ? `'${url}'` : url
  const page = SAFE_ORIGIN.test(origin) ? origin : null
  if (page === null && origin !== '') return []
  const more = [
    ...(isName(method) ? [` --method ${method}`] : []),
    ...(isName(header) ? [` --header '${header}: 1'`] : []),
  ]
  const asked = page ?? '<origin of the page>'
  return [
    `To check the server:\n\n    npx webcors check ${quoted} --origin ${asked}${more.join('')}`,
  ]
}
