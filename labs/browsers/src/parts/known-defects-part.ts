import type { Pages } from '../lab/pages.ts'
import type { KnownDefect } from '../known-defects/known-defect.ts'
import { KNOWN_DEFECT_HOSTS, KNOWN_DEFECTS } from '../known-defects/known-defects.ts'
import { runKnownDefects, type Walked } from '../known-defects/run-known-defects.ts'
import { count, LABELS, table } from '../report/markdown.ts'
import type { PartReport, RunOptions } from '../report/part-report.ts'

/** Runs the known defects in all engines. */
export function knownDefectsPart(
  _options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  return stepsPart('known-defects', KNOWN_DEFECTS, browsers)
}

/** Runs cases that consist of steps in all engines. */
export async function stepsPart(
  part: string,
  cases: readonly KnownDefect[],
  browsers: readonly Pages[],
): Promise<PartReport> {
  const walked = await runKnownDefects(browsers, cases)
  const wrong = walked.filter(isWrong)
  for (const { number, name } of cases) {
    const own = walked.filter(({ defect }) => defect.number === number)
    const wrongOnes = own.filter(isWrong).length
    console.log(`${number}: ${name}: ${own.length} steps, ${wrongOnes} wrong`)
  }
  for (const one of wrong) console.log(textOf(part, one))
  return {
    passed: walked.length - wrong.length,
    failed: wrong.length,
    markdown: markdownOf(cases, browsers, walked),
    versions: new Map(browsers.map(({ engine, version }) => [engine, version])),
  }
}

function isWrong({ mistakes }: Walked): boolean {
  return mistakes.length > 0
}

function textOf(part: string, walked: Walked): string {
  const { engine, host, defect, step, url, outcome, passed, mistakes } = walked
  return [
    '',
    `${part} ${defect.number} in ${engine}, ${host}: ${mistakes.join('; ')}. Again: npm run test:browsers -- ${part} --engine ${engine}`,
    `  policy: ${JSON.stringify(defect.options)}`,
    `  page:   ${step.from}, ${url}, ${JSON.stringify(step.request ?? {})}`,
    `  got:    ${JSON.stringify(outcome)}`,
    ...passed.flatMap(({ request, response }) => [`    ${request}`, `    => ${response}`]),
  ].join('\n')
}

function markdownOf(
  cases: readonly KnownDefect[],
  browsers: readonly Pages[],
  walked: readonly Walked[],
): string {
  const hosts = Object.keys(KNOWN_DEFECT_HOSTS)
  const rows = cases.map((defect) => {
    const cells = browsers.map(({ engine }) => {
      const own = walked.filter((one) => one.defect === defect && one.engine === engine)
      const wrong = [...new Set(own.filter(isWrong).map(({ host }) => host))]
      return wrong.length === 0 ? `${own.length} of ${own.length}` : `wrong: ${wrong.join(', ')}`
    })
    return [String(defect.number), defect.name, ...cells]
  })
  return [
    `**${count(walked.length)} steps, ${count(walked.filter(isWrong).length)} wrong.** Those that went as they have to, behind ${hosts.join(', ')} together:`,
    table(['', 'Case', ...browsers.map(({ engine }) => LABELS[engine])], rows),
  ].join('\n\n')
}
