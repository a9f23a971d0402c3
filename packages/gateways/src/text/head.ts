import type { Difference } from '../compare/difference.js'
import type { PrintContext, Target } from '../targets/target.js'

/**
 * Writes the comment at the head of every printed file.
 *
 * @param mark the start of a comment: `'# '`
 */
export function head(target: Target, context: PrintContext, mark: string): string {
  const { title, versions } = target.row
  const lines = [
    `CORS for ${title} (${versions}), printed by webcors export.`,
    'Change the policy and print it again; do not change this file.',
    ...target.usage.map((line) =>
      line.replaceAll('%', context.prefix.replaceAll('_', '-')).replaceAll('@@', context.prefix),
    ),
    ...listDifferences(context.differences),
  ]
  return lines.map((line) => `${mark}${line}`.trimEnd()).join('\n')
}

/** Writes one line for each difference. */
export function listDifferences(differences: readonly Difference[]): readonly string[] {
  if (differences.length === 0) return ['There are no differences from the policy.']
  return [
    'Differences from the policy:',
    ...differences.map(({ severity, code, message }) => `- ${code} (${severity}): ${message}`),
  ]
}
