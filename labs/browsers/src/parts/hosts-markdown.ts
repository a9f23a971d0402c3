import { groupBy } from '../group-by.ts'
import { count, LABELS, table } from '../report/markdown.ts'
import { isWrong, type Verdict } from '../rule/judge.ts'
import type { DoorRun } from '../rule/run-judge.ts'
import type { DoorResult } from './doors-part.ts'

/** Doors and ways of asking, with counts. */
export function doorsMarkdown(results: readonly DoorResult[]): string {
  const runs = results.flatMap(({ door, run }) => (run instanceof Error ? [] : [{ door, run }]))
  const engines = [...new Set(runs.flatMap(({ run }) => [...run.verdicts.keys()]))]
  const heads = engines.map((engine) => `${LABELS[engine]}: not as the rule says`)
  const doorRows = runs.map(({ door, run }) => [
    door,
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
  const broken = results.flatMap(({ door, run }) => (run instanceof Error ? [door] : []))
  return [
    `**${count(all.length)} verdicts, ${count(all.filter(isWrong).length)} not as the rule says.**`,
    ...(broken.length > 0 ? [`Did not run: ${broken.join(', ')}.`] : []),
    table(['Door', 'pairs', 'with an answer', ...heads, 'left out'], doorRows),
    table(['Way of asking', 'pairs', 'with an answer', 'preflights', ...heads], wayRows),
    departures(all.length, runs),
  ].join('\n\n')
}

function departures(total: number, runs: readonly { readonly run: DoorRun }[]): string {
  const found = runs.flatMap(({ run }) =>
    [...run.verdicts].flatMap(([engine, verdicts]) =>
      verdicts.flatMap(({ departure }) =>
        departure === null ? [] : [`${LABELS[engine]} ${departure}`],
      ),
    ),
  )
  if (found.length === 0) return `All ${count(total)} verdicts were the rule’s.`
  const each = [...groupBy(found.toSorted(), (name) => name)].map(
    ([name, own]) => `- ${name} (${count(own.length)})`,
  )
  const lead = `Of ${count(total)} verdicts, ${count(found.length)} differ from the rule because an engine does so whatever the server says. They are not counted above:`
  return [lead, '', ...each].join('\n')
}

/** Pairs, and those in which the rule lets the page have something. */
function countsOf(verdicts: readonly Verdict[]): readonly number[] {
  const allowed = verdicts.filter(({ expected }) => expected.got.some((got) => got !== 'nothing'))
  return [verdicts.length, allowed.length]
}

/** The engines are asked the same. */
function firstOf({ verdicts }: DoorRun): readonly Verdict[] {
  return [...verdicts.values()][0] ?? []
}

function wayOf({ pair: { deed } }: Verdict): string {
  if (deed.api === 'XMLHttpRequest' && deed.upload && deed.body !== null) {
    return 'XMLHttpRequest, upload listened to'
  }
  const hasChoice = ['EventSource', 'image', 'module script'].includes(deed.api)
  return hasChoice && deed.credentials === 'include' ? `${deed.api}, with credentials` : deed.api
}
