import { explain as explainText, type Explanation } from '@webcors/doctor'
import { errorReference } from '../error-reference.js'
import { nearest } from '../nearest.js'
import type { Outcome } from '../outcome.js'
import { readArguments } from '../read-arguments.js'
import { readStandardInput } from '../read-standard-input.js'
import { moreAbout } from '../report/findings.js'
import { choosesFix, writeFixes } from '../report/fixes.js'
import { wrap } from '../report/wrap.js'
import { harmless, type Style } from '../style.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = { for: { type: 'string' } } as const

/** Explains what a console said, or a code of this program. */
export async function explain(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const wanted = choosesFix(given.text('for'))
  const [only = '', ...others] = given.positionals
  if (others.length === 0 && /^[a-z]+(?:-[a-z]+)+$|^[a-z]{4,}$/.test(only)) {
    const entry = explainCode(only)
    if (entry !== null) return entry
  }
  const text = given.positionals.join(' ') || (await readStandardInput())
  const explanations = explainText(harmless(text))
  if (explanations.length === 0) {
    const entry = explainProblem(text)
    if (entry !== null) return entry
  }
  return {
    // A text that says nothing of CORS was not explained.
    exitCode: explanations.length > 0 ? 0 : 1,
    report: (style) => write(explanations, text, wanted, style),
    json: explanations,
    results: explanations.map(({ code, meaning, values }) => {
      return { code, severity: 'error', message: meaning, location: values['url'] ?? 'console' }
    }),
  }
}

/** The entry for the body of an answer of `@webcors/proxy`; `null` for any other text. */
function explainProblem(text: string): Outcome | null {
  const [, code = ''] = /"code"\s*:\s*"([a-z]+(?:-[a-z]+)*)"/.exec(text) ?? []
  const entry = errorReference().get(code)
  if (entry === undefined || !text.includes('"title"')) return null
  return { exitCode: 0, report: () => entry, json: { code, entry }, results: [] }
}

/** The entry of the error reference; `null` for what is not a code, and like none. */
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

/** A text that names CORS is about CORS, even where no message of a browser is in it. */
function nothingFound(text: string): string {
  return /\bcors\b|access-control-|cross-origin/i.test(text)
    ? "This text names CORS, and no message that is known is in it. Paste the whole line from the browser's console, or ask the server: npx webcors check <url> --origin <origin of the page>."
    : 'This is not a message about CORS, as far as is known.'
}

/** A user who does not run the server cannot change its answers. */
function notYours({ url = '' }: Explanation['values'], style: Style): string {
  const host = URL.canParse(url) ? new URL(url).host : 'the server'
  const of = /^(?:localhost|127\.|\[::1\])/.test(host) ? null : host
  const name = of ?? 'the server'
  const command = HARMLESS.test(url)
    ? `npx webcors proxy ${new URL(url).origin}`
    : 'npx webcors proxy <url>'
  return wrap(
    `${style('bold', 'Not your server?')} Then nothing in the page helps: ${name} decides who may read. Ask it from a server of your own. While developing: ${command}`,
  )
}

/** What was pasted goes into a shell, if it is pasted again: nothing that means something there gets so far. */
const HARMLESS = /^https?:\/\/[\w.:/?&=%~+,@[\]-]+$/
const HARMLESS_ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[\w.:[\]-]*$|^null$/

/** How to ask the server itself. */
function writeNext({ url = '', origin = '', method, header }: Explanation['values']): string[] {
  if (!HARMLESS.test(url)) return []
  const isName = (name: string | undefined): name is string => /^[\w-]+$/.test(name ?? '')
  const quoted = /[?&[~]/.test(url) ? `'${url}'` : url
  const page = HARMLESS_ORIGIN.test(origin) ? origin : null
  if (page === null && origin !== '') return []
  const more = [
    ...(isName(method) ? [` --method ${method}`] : []),
    ...(isName(header) ? [` --header '${header}: 1'`] : []),
  ]
  const asked = page ?? '<origin of the page>'
  return [`To ask the server:\n\n    npx webcors check ${quoted} --origin ${asked}${more.join('')}`]
}
