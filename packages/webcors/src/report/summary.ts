import type { Diagnosis } from '@webcors/doctor'
import { exitCodeFor, type ExitCode, type Outcome, type Result } from '../outcome.js'
import type { Style } from '../style.js'

/**
 * Creates the outcome of several diagnoses: a line for each URL, with the codes of its findings.
 */
export function summaryOf(diagnoses: readonly Diagnosis[]): Outcome {
  return {
    exitCode: diagnoses.some((one) => isWrong(one)) ? 1 : 0,
    report: (style) => write(diagnoses, style),
    json: diagnoses,
    results: diagnoses.flatMap(({ request, unreachable, findings }): readonly Result[] =>
      unreachable === null
        ? findings.map(({ code, severity, message, fix }) => {
            return { code, severity, message: `${message} ${fix}`, location: request.url }
          })
        : [
            {
              code: 'network-error',
              severity: 'error' as const,
              message: unreachable,
              location: request.url,
            },
          ],
    ),
  }
}

function isWrong({ unreachable, simulation, findings }: Diagnosis): boolean {
  const code: ExitCode = exitCodeFor(findings)
  return unreachable !== null || !simulation.allowed || code === 1
}

function write(diagnoses: readonly Diagnosis[], style: Style): string {
  const rows = diagnoses.map((one) => {
    const { request, unreachable, simulation, findings } = one
    const [verdict, color] =
      unreachable !== null
        ? (['no answer', 'red'] as const)
        : simulation.allowed
          ? (['allowed', 'green'] as const)
          : (['blocked', 'red'] as const)
    const codes = unreachable ?? findings.map(({ code }) => code).join(', ')
    return `${style([color, 'bold'], verdict.padEnd(9))}  ${request.method ?? 'GET'} ${request.url}${codes === '' ? '' : `  ${codes}`}`
  })
  const wrong = diagnoses.filter(isWrong).length
  return [
    ...rows,
    '',
    wrong === 0
      ? `Nothing was found on ${diagnoses.length} URLs.`
      : `${wrong} of ${diagnoses.length} URLs have findings. To see all about one of them: npx webcors check <url> --origin <origin>`,
  ].join('\n')
}
