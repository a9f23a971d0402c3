import type { EngineName } from '../engines/engine.ts'
import { isWrong, pathOf, type Verdict } from './judge.ts'
import type { HostRun } from './run-judge.ts'

interface About {
  /** The command that repeats the run, without the case. */
  readonly command: string
  readonly host: string
}

/**
 * Writes each pair that breaks the rule in an engine, with the results of all engines and the
 * command that repeats it.
 */
export function writeVerdicts({ command, host }: About, { verdicts }: HostRun): readonly string[] {
  const all = [...verdicts.values()].flat()
  const wrong = new Set(all.filter(isWrong).map(({ pair }) => pair))
  return [...wrong].map((pair) => {
    const { id, policy, deed, status } = pair
    const [expected] = all.filter((verdict) => verdict.pair === pair)
    return [
      '',
      `Pair ${id} again: ${command} --host ${JSON.stringify(host)} --case ${id}`,
      `  policy:   ${JSON.stringify(policy)}`,
      `  page:     ${JSON.stringify(deed)}`,
      `  at:       ${pathOf(pair)}, answered with ${status}`,
      `  the rule: ${JSON.stringify(expected?.expected)}`,
      ...[...verdicts].flatMap(([engine, own]) =>
        own.filter((verdict) => verdict.pair === pair).flatMap((one) => writeOne(engine, one)),
      ),
    ].join('\n')
  })
}

function writeOne(engine: EngineName, verdict: Verdict): readonly string[] {
  const { seen, deviation, passed, lines } = verdict
  const word = isWrong(verdict) ? '   <-- NOT AS THE RULE SAYS' : ''
  return [
    `  ${engine}: ${JSON.stringify(seen)}${deviation === null ? word : ` (${deviation})`}`,
    ...passed.flatMap(({ request, response }) => [`    ${request}`, `    => ${response}`]),
    ...lines.map((line) => `    console: ${line}`),
  ]
}
