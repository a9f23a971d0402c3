import { runDoctor } from '../doctor/run-doctor.ts'
import { type Disagreement, type DoctorReport, isExcused } from '../doctor/verify-doctor.ts'
import { writeReport } from '../doctor/write-report.ts'
import { groupBy } from '../group-by.ts'
import { count, LABELS, table } from '../report/markdown.ts'
import { indexesOf, type PartReport, type RunOptions } from '../report/part-report.ts'

/** Compares the doctor with each engine. */
export async function doctorPart(options: RunOptions): Promise<PartReport> {
  const indexes = indexesOf(options, 250, 2500)
  const reports = await Promise.all(
    options.engines.map((engine) => runDoctor(engine, options.seed, indexes)),
  )
  for (const report of reports) console.log(writeReport(report))
  const strange = (report: DoctorReport) =>
    report.disagreements.filter((one) => !isExcused(one)).length
  const sum = (of: (report: DoctorReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0)
  return {
    passed: sum((report) => report.cases - strange(report)),
    failed: sum(strange),
    markdown: markdownOf(reports),
    versions: new Map(reports.map(({ engine, version }) => [engine, version])),
  }
}

function markdownOf(reports: readonly DoctorReport[]): string {
  const rows = reports.map((report) => {
    const of = (about: Disagreement['about']) =>
      report.disagreements.filter((one) => one.about === about)
    return [
      LABELS[report.engine],
      report.cases,
      report.allowed,
      of('verdict').length,
      of('wire').length,
      report.messages,
      of('console').length,
      percent(report.messages - of('console').length, report.messages),
    ]
  })
  const head = ['', 'cases', 'allowed', 'verdicts that differ', 'other messages on the wire']
  const console = ['cases with console messages', 'in which they differ', 'to the letter']
  const excuses = reports.flatMap((report) => excusesOf(report))
  const lead = excuses.length === 0 ? 'Nothing differed.' : 'The differences, and the reasons why they are accepted:\n'
  return [
    summaryOf(reports),
    table([...head, ...console], rows),
    [lead, ...excuses].join('\n'),
  ].join('\n\n')
}

function summaryOf(reports: readonly DoctorReport[]): string {
  const sum = (of: (report: DoctorReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0)
  const about = (what: Disagreement['about']) =>
    sum(({ disagreements }) => disagreements.filter((one) => one.about === what).length)
  const messages = sum((report) => report.messages)
  const literal = percent(messages - about('console'), messages)
  const cases = count(sum((report) => report.cases))
  return `**${cases} cases, ${about('verdict')} verdicts that differ, ${literal} of the console’s messages to the letter.**`
}

function excusesOf({ engine, disagreements }: DoctorReport): readonly string[] {
  const groups = groupBy(disagreements, ({ about, excuse }) => `${about}: ${excuse ?? '?'}`)
  return [...groups].map(([name, found]) => {
    const ids = found.map(({ labCase }) => labCase.id).join(', ')
    return `- ${LABELS[engine]}, ${name}: ${count(found.length)} (case ${ids})`
  })
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`
}
