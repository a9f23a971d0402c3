import { PLANTS, startPlanted } from '../doors/plants.ts'
import type { Start } from '../doors/doors.ts'
import type { Pages } from '../lab/pages.ts'
import { LABELS, table } from '../report/markdown.ts'
import { indexesOf, type PartReport, type RunOptions } from '../report/part-report.ts'
import { isWrong } from '../rule/judge.ts'
import { pairsOf, runJudge } from '../rule/run-judge.ts'

/** Whether the judge finds bugs that are there. */
export async function plantsPart(
  options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const pairs = pairsOf(options.seed, indexesOf(options, 240, 240))
  const rows: (readonly (string | number)[])[] = []
  for (const plant of Object.keys(PLANTS)) {
    const start: Start = (policies) => startPlanted(plant, policies)
    const { verdicts } = await runJudge(browsers, start, pairs)
    const found = browsers.map(({ engine }) => (verdicts.get(engine) ?? []).filter(isWrong).length)
    rows.push([plant, ...found])
    const each = browsers.map(({ engine }, at) => `${engine} ${found[at] || 'NOT FOUND'}`)
    console.log(`${plant}: ${each.join(', ')}`)
  }
  const counts = rows.flatMap((row) => row.slice(1))
  const failed = counts.filter((found) => found === 0).length
  const heads = browsers.map(({ engine }) => LABELS[engine])
  return {
    passed: counts.length - failed,
    failed,
    markdown: table(['Bug', ...heads], rows),
    versions: new Map(browsers.map(({ engine, version }) => [engine, version])),
  }
}
