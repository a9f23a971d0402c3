import type { Pages } from '../lab/pages.ts'
import { PITFALL_DOORS, PITFALLS } from '../pitfalls/pitfalls.ts'
import { runPitfalls, type Walked } from '../pitfalls/run-pitfalls.ts'
import { count, LABELS, table } from '../report/markdown.ts'
import type { PartReport, RunOptions } from '../report/part-report.ts'

/** Has all engines walk through what must never happen. */
export async function pitfallsPart(
  _options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const walked = await runPitfalls(browsers)
  const wrong = walked.filter(isWrong)
  for (const { number, name } of PITFALLS) {
    const own = walked.filter(({ pitfall }) => pitfall.number === number)
    const wrongOnes = own.filter(isWrong).length
    console.log(`pitfall ${number}: ${name}: ${own.length} steps, ${wrongOnes} wrong`)
  }
  for (const one of wrong) console.log(textOf(one))
  return {
    passed: walked.length - wrong.length,
    failed: wrong.length,
    markdown: markdownOf(browsers, walked),
    versions: new Map(browsers.map(({ engine, version }) => [engine, version])),
  }
}

function isWrong({ mistakes }: Walked): boolean {
  return mistakes.length > 0
}

function textOf({ engine, door, pitfall, step, url, outcome, passed, mistakes }: Walked): string {
  return [
    '',
    `Pitfall ${pitfall.number} in ${engine}, ${door}: ${mistakes.join('; ')}. Again: npm run test:browsers -- pitfalls --engine ${engine}`,
    `  policy: ${JSON.stringify(pitfall.options)}`,
    `  page:   ${step.from}, ${url}, ${JSON.stringify(step.request ?? {})}`,
    `  got:    ${JSON.stringify(outcome)}`,
    ...passed.flatMap(({ request, response }) => [`    ${request}`, `    => ${response}`]),
  ].join('\n')
}

function markdownOf(browsers: readonly Pages[], walked: readonly Walked[]): string {
  const doors = Object.keys(PITFALL_DOORS)
  const rows = PITFALLS.map((pitfall) => {
    const cells = browsers.map(({ engine }) => {
      const own = walked.filter((one) => one.pitfall === pitfall && one.engine === engine)
      const wrong = [...new Set(own.filter(isWrong).map(({ door }) => door))]
      return wrong.length === 0 ? `${own.length} of ${own.length}` : `wrong: ${wrong.join(', ')}`
    })
    return [String(pitfall.number), pitfall.name, ...cells]
  })
  return [
    `**${count(walked.length)} steps, ${count(walked.filter(isWrong).length)} wrong.** Those that went as they have to, behind ${doors.join(', ')} together:`,
    table(['', 'Case', ...browsers.map(({ engine }) => LABELS[engine])], rows),
  ].join('\n\n')
}
