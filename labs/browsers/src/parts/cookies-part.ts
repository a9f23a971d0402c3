import type { ThirdPartyCookies } from '@webcors/doctor'
import { generateGroups } from '../cookies/generate-visits.ts'
import {
  type CookieDisagreement,
  type CookieReport,
  verifyCookies,
} from '../cookies/verify-cookies.ts'
import { launchVisitorsChromium } from '../engines/chromium.ts'
import type { EngineName } from '../engines/engine.ts'
import { openPages, type Pages } from '../lab/pages.ts'
import { table } from '../report/markdown.ts'
import { commandOf, indexesOf, type PartReport, type RunOptions } from '../report/part-report.ts'

/** A browser, with its treatment of cookies from other sites than the page's. */
interface Visitor {
  readonly label: string
  readonly engine: EngineName
  readonly open: () => Promise<Pages>
  readonly thirdParty: ThirdPartyCookies
  /** Whether only full runs include the browser, because it takes long to start. */
  readonly onlyIfFull?: boolean
}

// WebKit is left out. It decides on cookies by its experience with a site, which a lab cannot
// repeat.
const VISITORS: readonly Visitor[] = [
  {
    label: 'Chromium',
    engine: 'chromium',
    open: () => openPages('chromium', launchVisitorsChromium),
    thirdParty: 'allowed',
  },
  {
    label: 'Chromium, a private window',
    engine: 'chromium',
    open: () => openPages('chromium'),
    thirdParty: 'blocked',
    onlyIfFull: true,
  },
  {
    label: 'Firefox',
    engine: 'firefox',
    open: () => openPages('firefox'),
    thirdParty: 'partitioned',
  },
]

interface Result {
  readonly visitor: Visitor
  readonly version: string
  readonly report: CookieReport
}

/** Compares the doctor's predictions about cookies with each browser. */
export async function cookiesPart(options: RunOptions): Promise<PartReport> {
  const groups = generateGroups(options.seed, indexesOf(options, 50, 1000))
  const asked = VISITORS.filter(
    ({ engine, onlyIfFull = false }) =>
      options.engines.includes(engine) && (options.isFull || !onlyIfFull),
  )
  const results: readonly Result[] = await Promise.all(
    asked.map(async (visitor) => {
      const pages = await visitor.open()
      try {
        const report = await verifyCookies(pages, groups, visitor.thirdParty)
        return { visitor, version: pages.version, report }
      } finally {
        await pages.close()
      }
    }),
  )
  const command = commandOf('cookies', options)
  for (const { visitor, version, report } of results) {
    console.log(`${visitor.label} ${version}: ${countsOf(report)}`)
    for (const one of report.disagreements) {
      console.log(describeDisagreement(one, `${command} --engine ${visitor.engine}`))
    }
  }
  const sum = (of: (report: CookieReport) => number) =>
    results.reduce((total, { report }) => total + of(report), 0)
  const failed = sum(({ disagreements }) => disagreements.length)
  return {
    passed: sum(({ requests }) => requests) - failed,
    failed,
    markdown: markdownOf(results),
    versions: new Map(results.map(({ visitor, version }) => [visitor.engine, version])),
  }
}

function markdownOf(results: readonly Result[]): string {
  const head = ['', 'cases', 'requests', 'cookies sent', 'cookies held back']
  return table(
    [...head, 'requests whose cookies differ'],
    results.map(({ visitor, report }) => [
      visitor.label,
      report.cases,
      report.requests,
      report.sent,
      report.heldBack,
      report.disagreements.length,
    ]),
  )
}

function countsOf({ cases, requests, sent, heldBack, disagreements }: CookieReport): string {
  return `${cases} cases, ${requests} requests, ${sent} cookies sent, ${heldBack} not stored or not sent, ${disagreements.length} requests differ`
}

function describeDisagreement(
  { id, story, url, predicted, seen }: CookieDisagreement,
  command: string,
): string {
  return [
    '',
    `The cookies of case ${id} differ at ${url}. Again: ${command} --case ${id}`,
    ...story.map((line) => `  ${line}`),
    `  predicted: ${predicted?.join('; ') ?? 'no request'}`,
    `  seen:      ${seen?.join('; ') ?? 'no request'}`,
  ].join('\n')
}
