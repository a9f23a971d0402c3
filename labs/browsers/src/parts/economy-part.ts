import { type Comparison, compareCounts } from '../economy/compare-counts.ts'
import { type EconomyRow, ROWS, SAMPLE } from '../economy/economy-policy.ts'
import { type Count, runEconomy } from '../economy/run-economy.ts'
import { PEERS, WEBCORS } from '../economy/subjects.ts'
import type { Pages } from '../lab/pages.ts'
import { count, LABELS, table } from '../report/markdown.ts'
import type { PartReport, RunOptions } from '../report/part-report.ts'

/** Checks that no other library needs fewer preflights than webcors. */
export async function economyPart(
  { seed, isFull }: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const plan = { rows: isFull ? ROWS : SAMPLE, orders: isFull ? 5 : 1, seed }
  const counts = await runEconomy(browsers, plan)
  const compared = compareCounts(counts)
  const wrong = compared.filter(({ mistake }) => mistake !== null)
  const rows = rowsOf(plan.rows, browsers, counts)
  for (const row of rows) console.log(row.join('; '))
  for (const { peer, mistake } of wrong) {
    const { engine, row, order } = peer
    console.log(`\n${engine}, ${row}, order ${order}: ${mistake}`)
  }
  return {
    passed: compared.length - wrong.length,
    failed: wrong.length,
    markdown: markdownOf(compared, rows),
    versions: new Map(browsers.map(({ engine, version }) => [engine, version])),
  }
}

type Row = readonly (string | number)[]

/** Writes the rows for the requests in the order of the list. */
function rowsOf(
  rows: readonly EconomyRow[],
  browsers: readonly Pages[],
  counts: readonly Count[],
): readonly Row[] {
  return rows.flatMap(({ name }) =>
    browsers.map(({ engine }) => {
      const own = counts.filter((one) => one.engine === engine && one.row === name && !one.order)
      const numberOf = (subject: string) => own.find((one) => one.subject === subject)?.preflights
      const webcors = [...new Set(WEBCORS.map(numberOf))]
      const first = webcors.length === 1 ? (webcors[0] ?? '–') : webcors.join(', ')
      return [name, LABELS[engine], first, ...PEERS.map((peer) => numberOf(peer) ?? '–')]
    }),
  )
}

function markdownOf(compared: readonly Comparison[], rows: readonly Row[]): string {
  const [fewer, more] = [
    compared.filter(({ peer, webcors }) => peer.preflights < webcors).length,
    compared.filter(({ peer, webcors }) => peer.preflights > webcors).length,
  ]
  return [
    `**In ${count(fewer)} of ${count(compared.length)} comparisons another library sends fewer preflights than webcors**, and in ${count(more)} it sends more. Preflights for the ten requests, in the order above:`,
    table(['Policy', 'Engine', 'webcors', ...PEERS], rows),
  ].join('\n\n')
}
