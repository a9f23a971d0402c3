import { type Disagreement, type DoctorReport, isExcused } from './verify-doctor.ts'

/**
 * Writes the results in lines. Disagreements have all details, so that each can be studied without
 * a browser.
 */
export function writeReport(report: DoctorReport): string {
  const { engine, version, seed, cases, allowed, messages, disagreements } = report
  const of = (about: Disagreement['about']) => disagreements.filter((one) => one.about === about)
  const lines = [
    `${engine} ${version}: ${cases} cases of seed ${seed}, ${allowed} of them allowed.`,
    `  verdicts that differ: ${of('verdict').length}`,
    `  other messages on the wire: ${of('wire').length}${excused(of('wire'))}`,
    `  other console messages: ${of('console').length} of ${messages}${excused(of('console'))}`,
  ]
  const strange = disagreements.filter((one) => !isExcused(one))
  return [...lines, ...strange.map((one) => writeDisagreement(report, one))].join('\n')
}

function excused(disagreements: readonly Disagreement[]): string {
  const excuses = disagreements.flatMap(({ excuse }) => excuse ?? [])
  const count = (excuse: string) => excuses.filter((other) => other === excuse).length
  return [...new Set(excuses)].map((excuse) => ` (${count(excuse)}: ${excuse})`).join('')
}

function writeDisagreement(
  { engine, seed }: DoctorReport,
  { about, labCase, prediction, observation }: Disagreement,
): string {
  const { request, stops } = labCase
  const list = (title: string, items: readonly unknown[]) => [
    `  ${title}:`,
    ...items.map((item) => `    ${typeof item === 'string' ? item : JSON.stringify(item)}`),
  ]
  return [
    '',
    `The ${about} of case ${labCase.id} differs. Again: npm run test:browsers -- doctor --engine ${engine} --seed ${seed} --case ${labCase.id}`,
    `  request: ${JSON.stringify(request)}`,
    ...Object.entries(stops).flatMap(([url, { preflight, actual }]) => [
      `  ${url}`,
      `    answers a preflight with ${JSON.stringify(preflight)}`,
      `    and other requests with  ${JSON.stringify(actual)}`,
    ]),
    ...list('predicted outcomes', prediction.outcomes),
    ...list('seen', observation.outcomes),
    ...list('predicted on the wire', prediction.wire),
    ...list('seen', observation.wire),
    ...list('predicted in the console', prediction.lines),
    ...list('seen', observation.lines),
  ].join('\n')
}
