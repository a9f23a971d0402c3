import type { Pages } from '../lab/pages.ts'
import { KNOWN_DEFECT_HOSTS, KNOWN_DEFECTS } from '../known-defects/known-defects.ts'
import { runKnownDefects, type Walked } from '../known-defects/run-known-defects.ts'
import { count, LABELS, table } from '../report/markdown.ts'
import type { PartReport, RunOptions } from '../report/part-report.ts'

/** Has all engines walk through what must never happen. */
export async function knownDefectsPart(
  _options: RunOptions,
  browsers: readonly Pages[],
): Promise<PartReport> {
  const walked = await runKnownDefects(browsers)
  const wrong = walked.filter(isWrong)
  for (const { number, name } of KNOWN_DEFECTS) {
    const own = walked.filter(({ defect }) => defect.number === number)
    const wrongOnes = own.filter(isWrong).length
    console.log(`known defect ${number}: ${name}: ${own.length} steps, ${wrongOnes} wrong`)
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

function textOf({ engine, host, defect, step, url, outcome, passed, mistakes }: Walked): string {
  return [
    '',
    `Known defect ${defect.number} in ${engine}, ${host}: ${mistakes.join('; ')}. Again: npm run test:browsers -- known-defects --engine ${engine}`,
    `  policy: ${JSON.stringify(defect.options)}`,
    `  page:   ${step.from}, ${url}, ${JSON.stringify(step.request ?? {})}`,
    `  got:    ${JSON.stringify(outcome)}`,
    ...passed.flatMap(({ request, response }) => [`    ${request}`, `    => ${response}`]),
  ].join('\n')
}

function markdownOf(browsers: readonly Pages[], walked: readonly Walked[]): string {
  const hosts = Object.keys(KNOWN_DEFECT_HOSTS)
  const rows = KNOWN_DEFECTS.map((defect) => {
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
