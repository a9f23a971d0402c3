import { generateGroups } from '../cookies/generate-visits.ts'
import { type CookieDisagreement, type CookieReport, verifyCookies } from '../cookies/verify-cookies.ts'
import type { EngineName } from '../engines/engine.ts'
import type { Pages } from '../lab/pages.ts'
import { LABELS, table } from '../report/markdown.ts'
import { commandOf, indexesOf, type PartReport, type RunOptions } from '../report/part-report.ts'

/** Engines whose rules for cookies the doctor was held against. */
const ENGINES: readonly EngineName[] = ['chromium', 'firefox']

/** Holds what the doctor says of cookies against each engine. */
export async function cookiesPart(
  options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const groups = generateGroups(options.seed, indexesOf(options, 50, 1000))
  const asked = browsers.filter(({ engine }) => ENGINES.includes(engine))
  const reports = await Promise.all(
    asked.map(async (pages) => ({ pages, report: await verifyCookies(pages, groups) })),
  )
  const command = commandOf('cookies', options)
  for (const { pages, report } of reports) {
    console.log(`${pages.engine} ${pages.version}: ${countsOf(report)}`)
    for (const one of report.disagreements) console.log(tell(one, `${command} --engine ${pages.engine}`))
  }
  const failed = reports.reduce((sum, { report }) => sum + report.disagreements.length, 0)
  const requests = reports.reduce((sum, { report }) => sum + report.requests, 0)
  const head = ['', 'cases', 'requests', 'cookies sent', 'requests with other cookies than the doctor says']
  return {
    passed: requests - failed,
    failed,
    markdown: table(
      head,
      reports.map(({ pages, report }) => [
        LABELS[pages.engine],
        report.cases,
        report.requests,
        report.sent,
        report.disagreements.length,
      ]),
    ),
    versions: new Map(asked.map(({ engine, version }) => [engine, version])),
  }
}

function countsOf({ cases, requests, sent, disagreements }: CookieReport): string {
  return `${cases} cases, ${requests} requests, ${sent} cookies sent, ${disagreements.length} requests differ`
}

function tell({ id, story, url, predicted, seen }: CookieDisagreement, command: string): string {
  return [
    '',
    `The cookies of case ${id} differ at ${url}. Again: ${command} --case ${id}`,
    ...story.map((line) => `  ${line}`),
    `  predicted: ${predicted?.join('; ') ?? 'no request'}`,
    `  seen:      ${seen?.join('; ') ?? 'no request'}`,
  ].join('\n')
}
