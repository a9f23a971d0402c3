import { GATEWAY_HOSTS } from '../hosts/gateway-hosts.ts'
import { HOSTS, type HostName } from '../hosts/hosts.ts'
import type { EngineName } from '../engines/engine.ts'
import type { Pages } from '../lab/pages.ts'
import { commandOf, indexesOf, type PartReport, type RunOptions } from '../report/part-report.ts'
import { isWrong, type Verdict } from '../rule/judge.ts'
import { type HostRun, pairsOf, runJudge } from '../rule/run-judge.ts'
import { writeVerdicts } from '../rule/write-verdicts.ts'
import { hostsMarkdown } from './hosts-markdown.ts'

/** The results of a host, or the reason why it did not start. */
export interface HostResult {
  readonly host: HostName
  readonly run: HostRun | Error
}

/** Runs every host in all engines, one after the other. */
export async function hostsPart(
  options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const results: HostResult[] = []
  for (const host of options.hosts) {
    // A gateway starts one server for each policy, which takes longer than the pairs.
    const few = host in GATEWAY_HOSTS ? 16 : 32
    const wanted = host === 'fetch' ? indexesOf(options, 200, 2400) : indexesOf(options, few, 240)
    // Each host has its own pairs, so that all hosts together cover more pairs.
    const from = options.cases === null ? 240 * Object.keys(HOSTS).indexOf(host) : 0
    const pairs = pairsOf(
      options.seed,
      wanted.map((index) => from + index),
    )
    const run = await runJudge(browsers, HOSTS[host], pairs).catch((error: unknown) =>
      error instanceof Error ? error : new Error(String(error)),
    )
    results.push({ host, run })
    for (const line of linesOf(options, { host, run })) console.log(line)
  }
  const verdicts = results.flatMap(({ run }) => (run instanceof Error ? [] : allOf(run)))
  const wrong = verdicts.filter(isWrong).length
  return {
    passed: verdicts.length - wrong,
    failed: wrong + results.filter(({ run }) => run instanceof Error).length,
    markdown: hostsMarkdown(results),
    versions: new Map(browsers.map(({ engine, version }) => [engine, version])),
  }
}

function allOf({ verdicts }: HostRun): readonly Verdict[] {
  return [...verdicts.values()].flat()
}

function linesOf(options: RunOptions, { host, run }: HostResult): readonly string[] {
  if (run instanceof Error) return [`${host}: DID NOT RUN: ${run.message}`]
  const counts = [...run.verdicts].map(([engine, own]) => countsOf(engine, own))
  const gaps = [...run.gaps].map(([name, pairs]) => `${pairs.length} left out: ${name}`)
  return [
    `${host}: ${[...counts, ...gaps].join('; ')}`,
    ...writeVerdicts({ command: commandOf('hosts', options), host }, run),
  ]
}

function countsOf(engine: EngineName, verdicts: readonly Verdict[]): string {
  const wrong = verdicts.filter(isWrong).length
  const deviations = verdicts.filter(({ deviation }) => deviation !== null).length
  return `${engine} ${verdicts.length} pairs, ${wrong} not as the rule says${deviations > 0 ? `, ${deviations} known deviations` : ''}`
}
