import type { Evidence, Finding, Severity } from '@webcors/doctor'
import type { Style } from '../style.js'
import { tellingHeaders } from './trace.js'
import { wrap } from './wrap.js'

const COLORS = { error: 'red', warning: 'yellow', info: 'blue' } as const

/** The name of a finding, in the color of its severity. */
export function writeHead(severity: Severity, code: string, style: Style): string {
  return `${style([COLORS[severity], 'bold'], severity)} ${style('bold', code)}`
}

/**
 * What is wrong, what shows it, and what to do.
 *
 * @param isShown whether the trace shows it already
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
    tellingHeaders(list).map(([name, value]) => `      ${style('dim', `${name}:`)} ${value}`)
  return [
    `  ├─▶ ${style('bold', request.method)} ${request.url}`,
    ...headers(request.headers),
    `  ◀── ${style('bold', String(response.status))}`,
    ...headers(response.headers),
  ]
}

/** Where the entry of the error reference is. */
export function moreAbout(code: string, style: Style): string {
  return style('dim', `More: npx webcors explain ${code}`)
}
