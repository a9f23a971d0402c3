import type { Evidence, Finding, Severity } from '@webcors/doctor'
import type { Style } from '../style.js'
import { relevantHeaders } from './trace.js'
import { wrap } from './wrap.js'

const COLORS = { error: 'red', warning: 'yellow', info: 'blue' } as const

/** Writes the severity and the code of a finding, in the color of the severity. */
export function writeHead(severity: Severity, code: string, style: Style): string {
  return `${style([COLORS[severity], 'bold'], severity)} ${style('bold', code)}`
}

/**
 * Writes a finding: the mistake, the evidence, and the fix.
 *
 * @param isShown whether the trace already shows the evidence
 */
export function writeFinding(finding: Finding, isShown: boolean, style: Style): string {
  const { severity, code, message, evidence, fix } = finding
  const [first] = evidence
  return [
    writeHead(severity, code, style),
    wrap(message, '  '),
    ...(first && !isShown ? ['', ...writeEvidence(first, style)] : []),
    '',
    wrap(`${style('bold', 'Fix')}: ${fix}`, '  '),
    `  ${moreAbout(code, style)}`,
  ].join('\n')
}

function writeEvidence({ request, response }: Evidence, style: Style): readonly string[] {
  const headers = (list: Evidence['request']['headers']): string[] =>
    relevantHeaders(list).map(([name, value]) => `      ${style('dim', `${name}:`)} ${value}`)
  return [
    `  ├─▶ ${style('bold', request.method)} ${request.url}`,
    ...headers(request.headers),
    `  ◀── ${style('bold', String(response.status))}`,
    ...headers(response.headers),
  ]
}

/** Writes the command that prints the entry of the error reference. */
export function moreAbout(code: string, style: Style): string {
  return style('dim', `More: npx webcors explain ${code}`)
}
