import type { Pages } from '../lab/pages.ts'
import { blindnessOf } from '../seeded-bugs/seeded-bugs.ts'
import { runSeededBugs } from '../seeded-bugs/run-seeded-bugs.ts'
import { LABELS, table } from '../report/markdown.ts'
import { indexesOf, type PartReport, type RunOptions } from '../report/part-report.ts'
import { pairsOf } from '../rule/run-judge.ts'

/** Checks that the judge finds seeded bugs. */
export async function seededBugsPart(
  options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const found = await runSeededBugs(browsers, pairsOf(options.seed, indexesOf(options, 3600, 3600)))
  let [passed, failed] = [0, 0]
  const rows = found.map(({ bug, pairs, times }) => {
    const cells = browsers.map(({ engine }) => {
      const count = times.get(engine) ?? 0
      const blind = blindnessOf(engine, bug)
      if (count > 0 && blind === null) passed += 1
      else if (blind === null || count > 0) failed += 1
      return blind ?? (count > 0 ? `${count}` : 'NOT FOUND')
    })
    console.log(`${bug}, in ${pairs} pairs: ${cells.join(', ')}`)
    return [bug, pairs, ...cells]
  })
  return {
    passed,
    failed,
    markdown: [
      `**${passed} of ${passed + failed} found**: ${found.length} bugs in each engine, but for what it does not look at.`,
      table(['Bug', 'in pairs', ...browsers.map(({ engine }) => LABELS[engine])], rows),
    ].join('\n\n'),
    versions: new Map(browsers.map(({ engine, version }) => [engine, version])),
  }
}
