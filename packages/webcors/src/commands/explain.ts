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
    .flatMap(({ engine, code, phase, meaning, fixes }) => {
      const from = [engine, phase === 'preflight' ? 'in the preflight' : null].filter(Boolean)
      const printed = from.length > 0 ? ` (${from.join(', ')})` : ''
      return [
        `${style(['red', 'bold'], code)}${style('dim', printed)}`,
        wrap(meaning),
        ...(fixes.length > 0 ? [writeFixes(fixes, wanted, style)] : []),
      ]
    })
    .join('\n\n')
}
