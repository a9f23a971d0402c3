import { explain as explainText, type Explanation } from '@webcors/doctor'
import { writeFixes } from '../letter/fixes.js'
import { wrap } from '../letter/wrap.js'
import type { Outcome } from '../outcome.js'
import { readArguments } from '../read-arguments.js'
import { readStandardInput } from '../read-standard-input.js'
import { harmless, type Style } from '../style.js'

export const OPTIONS = { for: { type: 'string' } } as const

/** Explains what a console said. */
export async function explain(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const text = given.positionals.join(' ') || (await readStandardInput())
  const explanations = explainText(harmless(text))
  return {
    // A text that says nothing of CORS was not explained.
    exitCode: explanations.length > 0 ? 0 : 1,
    letter: (style) => write(explanations, given.text('for'), style),
    json: explanations,
    results: explanations.map(({ code, meaning, values }) => {
      return { code, severity: 'error', message: meaning, location: values['url'] ?? 'console' }
    }),
  }
}

function write(
  explanations: readonly Explanation[],
  wanted: string | undefined,
  style: Style,
): string {
  if (explanations.length === 0) {
    return 'This is not a CORS message, as far as is known: nothing in it is what a browser prints of CORS.'
  }
  return explanations
    .flatMap(({ engine, code, phase, values, meaning, fixes }) => {
      const from = [engine, phase === 'preflight' ? 'in the preflight' : null].filter(Boolean)
      const printed = from.length > 0 ? ` (${from.join(', ')})` : ''
      return [
        `${style(['red', 'bold'], code)}${style('dim', printed)}`,
        wrap(meaning),
        ...(fixes.length > 0 ? [writeFixes(fixes, wanted, style)] : []),
        ...(fixes.length > 0 ? writeNext(values) : []),
      ]
    })
    .join('\n\n')
}

/** What was pasted goes into a shell, if it is pasted again: nothing that means something there gets so far. */
const HARMLESS = /^https?:\/\/[\w.:/?&=%~+,@[\]-]+$/

/** How to ask the server itself. */
function writeNext({ url = '', origin = '', method, header }: Explanation['values']): string[] {
  if (!HARMLESS.test(url) || !HARMLESS.test(origin)) return []
  const isName = (name: string | undefined): name is string => /^[\w-]+$/.test(name ?? '')
  const quoted = /[?&[~]/.test(url) ? `'${url}'` : url
  const more = [
    ...(isName(method) ? [` --method ${method}`] : []),
    ...(isName(header) ? [` --header '${header}: 1'`] : []),
  ]
  return [`To ask the server:\n\n    webcors check ${quoted} --origin ${origin}${more.join('')}`]
}
