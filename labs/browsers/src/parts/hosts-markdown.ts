import { groupBy } from '../group-by.ts'
import { count, LABELS, table } from '../report/markdown.ts'
import { isWrong, type Verdict } from '../rule/judge.ts'
import type { HostRun } from '../rule/run-judge.ts'
import type { HostResult } from './hosts-part.ts'

/** Writes tables of hosts and of APIs, with counts. */
export function hostsMarkdown(results: readonly HostResult[]): string {
  const runs = results.flatMap(({ host, run }) => (run instanceof Error ? [] : [{ host, run }]))
  const engines = [...new Set(runs.flatMap(({ run }) => [...run.verdicts.keys()]))]
  const heads = engines.map((engine) => `${LABELS[engine]}: not as the rule says`)
  const hostRows = runs.map(({ host, run }) => [
    host,
    ...countsOf(firstOf(run)),
    ...engines.map((engine) => (run.verdicts.get(engine) ?? []).filter(isWrong).length),
    [...run.gaps].map(([name, pairs]) => `${name} (${count(pairs.length)})`).join('; '),
  ])
  const ways = [...new Set(runs.flatMap(({ run }) => firstOf(run).map(wayOf)))].toSorted()
  const wayRows = ways.map((way) => {
    const of = (verdicts: readonly Verdict[]) => verdicts.filter((one) => wayOf(one) === way)
    const first = runs.flatMap(({ run }) => of(firstOf(run)))
    const wrong = engines.map(
      (engine) =>
        runs.flatMap(({ run }) => of(run.verdicts.get(engine) ?? [])).filter(isWrong).length,
    )
    const preflights = first.reduce((sum, { expected }) => sum + expected.preflights, 0)
    return [way, ...countsOf(first), preflights, ...wrong]
  })
  const all = runs.flatMap(({ run }) => [...run.verdicts.values()].flat())
  const broken = results.flatMap(({ host, run }) => (run instanceof Error ? [host] : []))
  return [
    `**${count(all.length)} verdicts, ${count(all.filter(isWrong).length)} not as the rule says.**`,
    ...(broken.length > 0 ? [`Did not run: ${broken.join(', ')}.`] : []),
    table(['Host', 'pairs', 'with an answer', ...heads, 'left out'], hostRows),
    table(['Way of asking', 'pairs', 'with an answer', 'preflights', ...heads], wayRows),
    deviations(all.length, runs),
  ].join('\n\n')
}

function deviations(total: number, runs: readonly { readonly run: HostRun }[]): string {
  const found = runs.flatMap(({ run }) =>
    [...run.verdicts].flatMap(([engine, verdicts]) =>
      verdicts.flatMap(({ deviation }) =>
        deviation === null ? [] : [`${LABELS[engine]} ${deviation}`],
      ),
    ),
  )
  if (found.length === 0) return `All ${count(total)} verdicts were the rule’s.`
  const each = [...groupBy(found.toSorted(), (name) => name)].map(
    ([name, own]) => `- ${name} (${count(own.length)})`,
  )
  const lead = `${count(found.length)} of ${count(total)} verdicts differ from the rule because of the engine, whatever the server says. They are not counted above:`
  return [lead, '', ...each].join('\n')
}

/** Counts pairs, and pairs in which the rule lets the page get something. */
function countsOf(verdicts: readonly Verdict[]): readonly number[] {
  const allowed = verdicts.filter(({ expected }) => expected.got.some((got) => got !== 'nothing'))
  return [verdicts.length, allowed.length]
}

/** Picks one engine's results, because all engines run the same pairs. */
function firstOf({ verdicts }: HostRun): readonly Verdict[] {
  return [...verdicts.values()][0] ?? []
}

function wayOf({ pair: { deed } }: Verdict): string {
  if (deed.api === 'XMLHttpRequest' && deed.upload && deed.body !== null) {
    return 'XMLHttpRequest, upload listened to'
  }
  const hasChoice = ['EventSource', 'image', 'module script'].includes(deed.api)
  return hasChoice && deed.credentials === 'include' ? `${deed.api}, with credentials` : deed.api
}
