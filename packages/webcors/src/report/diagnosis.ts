import type { Diagnosis, SimulateOptions } from '@webcors/doctor'
import { exitCodeFor, type Outcome } from '../outcome.js'
import type { Style } from '../style.js'
import { writeFinding } from './findings.js'
import { writeFixes } from './fixes.js'
import { writeCourse, writeVerdict } from './verdict.js'

type Engine = NonNullable<SimulateOptions['engine']>

/**
 * What a diagnosis comes to.
 *
 * @param location what was asked: a URL, or the path of a module
 * @param wanted the kind of server to write a fix for
 */
export function outcomeOf(
  diagnosis: Diagnosis,
  location: string,
  engine: Engine,
  wanted: string | undefined,
): Outcome {
  const { unreachable, simulation, findings } = diagnosis
  if (unreachable !== null) {
    // It names the certificate where it is that.
    const code = /\bcertificate\b/.test(unreachable) ? 'certificate-error' : 'network-error'
    const silent = { code, severity: 'error', message: unreachable, location } as const
    const way = code === 'certificate-error' ? '. To go on nevertheless: --insecure' : ''
    return { exitCode: 3, report: () => unreachable + way, json: diagnosis, results: [silent] }
  }
  return {
    exitCode: simulation.allowed ? exitCodeFor(findings) : 1,
    report: (style) => write(diagnosis, engine, wanted, style),
    json: diagnosis,
    results: findings.map(({ code, severity, message, fix }) => {
      return { code, severity, message: `${message} ${fix}`, location }
    }),
  }
}

/** The verdict first, then what led there, then what to do. */
function write(
  { request, simulation, findings, isServerKnown }: Diagnosis,
  engine: Engine,
  wanted: string | undefined,
  style: Style,
): string {
  // A request that is blocked is the gravest there is, and so the first.
  const blocked = simulation.allowed ? 0 : 1
  const { fixes = [] } = findings.find(({ fixes }) => fixes.length > 0) ?? {}
  return [
    writeVerdict(request, simulation, findings[0]?.code ?? null, style),
    ...writeCourse(request, simulation, engine, style),
    ...findings.map((finding, index) => writeFinding(finding, index < blocked, style)),
    ...(findings.length === 0 ? ['Nothing else was found.'] : []),
    ...(fixes.length > 0 ? [writeFixes(fixes, wanted, style, isServerKnown)] : []),
  ].join('\n\n')
}
