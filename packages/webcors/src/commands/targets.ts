import { TARGET_NAMES, targetRow } from '@webcors/gateways'
import type { Outcome } from '../outcome.js'
import { readArguments } from '../read-arguments.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = {} as const

/** Lists the targets that a policy can be exported to. */
export async function targets(args: readonly string[]): Promise<Outcome> {
  const { positionals } = readArguments(args, OPTIONS)
  if (positionals.length > 0)
    throw new UsageError(`Cannot use "${positionals[0]}": webcors targets takes no argument.`)
  const rows = TARGET_NAMES.map((name) => ({ name, ...targetRow(name) }))
  const width = Math.max(...rows.map(({ name }) => name.length))
  return {
    exitCode: 0,
    report: (style) =>
      rows
        .map(
          ({ name, title, versions, verified }) =>
            `${style('bold', name.padEnd(width))}  ${verified.padEnd(6)}  ${title}, ${versions}`,
        )
        .join('\n'),
    json: rows,
    results: [],
  }
}
