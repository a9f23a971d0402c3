import type { Diagnosis, SimulateOptions } from '@webcors/doctor'
import { exitCodeFor, type Outcome } from '../outcome.js'
import type { Style } from '../style.js'
import { writeFinding } from './findings.js'
import { writeFixes } from './fixes.js'
import { writeDetails, writeVerdict } from './verdict.js'

type Engine = NonNullable<SimulateOptions['engine']>

/**
 * Creates the outcome of one diagnosis.
 *
 * @param location the location of the results: a URL, or the path of a module
 * @param wanted the server to write a fix for
 */
export function outcomeOf(
  diagnosis: Diagnosis,
  location: string,
  engine: Engine,
  wanted: string | undefined,
): Outcome {
  const { unreachable, simulation, findings } = diagnosis
  if (unreachable !== null) {
    // The message mentions the certificate if the certificate is the cause.
    const code = /\bcertificate\b/.test(unreachable) ? 'certificate-error' : 'network-error'
    const silent = { code, severity: 'error', message: unreachable, location } as const
    const way = code === 'certificate-error' ? '. To continue anyway: --insecure' : ''
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

/** Writes the verdict first, then the steps that led to it, then the findings and the fix. */
function write(
  { request, simulation, findings, isServerKnown }: Diagnosis,
  engine: Engine,
  wanted: string | undefined,
  style: Style,
): string {
  // The first finding explains a blocked request.
  const blocked = simulation.allowed ? 0 : 1
  const { fixes = [] } = findings.find(({ fixes }) => fixes.length > 0) ?? {}
  return [
    writeVerdict(request, simulation, findings[0]?.code ?? null, style),
    ...writeDetails(request, simulation, engine, style),
    ...findings.map((finding, index) => writeFinding(finding, index < blocked, style)),
    ...(findings.length === 0 ? ['Nothing else was found.'] : []),
    ...(fixes.length > 0 ? [writeFixes(fixes, wanted, style, isServerKnown)] : []),
  ].join('\n\n')
}
