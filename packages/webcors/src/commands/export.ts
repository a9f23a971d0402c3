import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CorsIssue, CorsOptions } from '@webcors/core'
import {
  CorsExportError,
  type Difference,
  type ExportedPolicy,
  type ExportIssue,
  type ExportOptions,
  exportPolicy,
  TARGET_NAMES,
  type TargetName,
} from '@webcors/gateways'
import { wrap } from '../report/wrap.js'
import { readPolicyOptions } from '../read-policy-options.js'
import type { Outcome, Result } from '../outcome.js'
import { readArguments, secondsOf } from '../read-arguments.js'
import type { Style } from '../style.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = {
  export: { type: 'string' },
  name: { type: 'string' },
  accept: { type: 'string', multiple: true },
  exact: { type: 'boolean' },
  out: { type: 'string' },
  path: { type: 'string' },
  directory: { type: 'string' },
  variant: { type: 'string' },
  timeout: { type: 'string' },
} as const

const EXAMPLE = 'npx webcors export nginx cors-options.mjs'
const LEVELS = { widens: 'error', narrows: 'warning', cache: 'warning', wire: 'info' } as const

/** Prints the policy of a module as the configuration of another server. */
export async function exportTo(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const [target, path, other] = given.positionals
  if (target === undefined || path === undefined || other !== undefined)
    throw new UsageError(`Give the target and the module, and nothing else: ${EXAMPLE}.`)
  if (!isTarget(target)) {
    throw new UsageError(
      `Cannot export to "${target}": no such target. The targets are: ${TARGET_NAMES.join(', ')}.`,
    )
  }
  const options = await readPolicyOptions(
    path,
    given.text('export'),
    secondsOf(given.text('timeout'), 10),
  )
  const wanted = Object.fromEntries(
    ['name', 'path', 'directory', 'variant']
      .map((name) => [name, given.text(name)] as const)
      .filter(([, value]) => value !== undefined),
  )
  const accept = given.list('accept') as ExportOptions['accept'] & {}
  const outcome = tryExport(options, target, { ...wanted, accept })
  if ('issues' in outcome) return refused(target, path, outcome.issues)
  const { files, exact, differences } = outcome
  const out = given.text('out')
  if (out === undefined && Object.keys(files).length > 1 && !given.flag('json')) {
    const names = Object.keys(files).join(', ')
    throw new UsageError(`Cannot print ${names} at once: write --out with a folder for them.`)
  }
  const isInexact = given.flag('exact') && !exact
  if (out !== undefined && !isInexact) write(files, out)
  return {
    exitCode: isInexact ? 1 : 0,
    report: (style) => {
      if (isInexact) return `${style(['red', 'bold'], 'Not exact')}\n${list(differences, style)}`
      if (out === undefined) return Object.values(files).join('\n').trimEnd()
      const written = Object.keys(files).map((name) => `Wrote ${join(out, name)}`)
      return [...written, ...(differences.length > 0 ? ['', list(differences, style)] : [])].join(
        '\n',
      )
    },
    json: { files, exact, differences },
    results: toResults(differences, path),
    ...(out === undefined && !isInexact ? { notes: notesOf(files, differences) } : {}),
  }
}

function isTarget(name: string): name is TargetName {
  return (TARGET_NAMES as readonly string[]).includes(name)
}

function tryExport(
  options: CorsOptions,
  target: TargetName,
  exportOptions: ExportOptions,
): ExportedPolicy | { readonly issues: readonly (ExportIssue | CorsIssue)[] } {
  try {
    return exportPolicy(options, target, exportOptions)
  } catch (error) {
    // The error may come from another copy of core, so `instanceof` cannot recognize it.
    const issues = (error as { issues?: readonly CorsIssue[] } | null)?.issues
    if (error instanceof CorsExportError || issues !== undefined) return { issues: issues ?? [] }
    throw error
  }
}

function refused(
  target: string,
  path: string,
  issues: readonly (ExportIssue | CorsIssue)[],
): Outcome {
  return {
    exitCode: 1,
    report: (style) =>
      [
        `${style(['red', 'bold'], 'Refused')}: ${path} cannot be exported to ${target}.`,
        ...issues.map(
          ({ code, message }) => `${style('bold', code)}\n${wrap(toFlags(message), '  ')}`,
        ),
      ].join('\n\n'),
    json: { issues },
    results: issues.map(({ code, message, path: place }) => ({
      code,
      severity: 'error',
      message: toFlags(message),
      location: path,
      ...(place.length > 0 ? { place: placeOf(place) } : {}),
    })),
  }
}

/** Replaces the option that a message of the library names by the flag of this command. */
function toFlags(message: string): string {
  return message.replace(/accept: \['([\w-]+)'\]\.$/, '--accept $1.')
}

function list(differences: readonly Difference[], style: Style): string {
  return differences
    .map(
      ({ code, severity, message }) =>
        `${style('bold', code)} (${severity})\n${wrap(message, '  ')}`,
    )
    .join('\n')
}

/**
 * Returns the differences for standard error if all files are JSON. Other formats have them in a
 * comment, which JSON lacks.
 */
function notesOf(files: ExportedPolicy['files'], differences: readonly Difference[]): string {
  const isJson = Object.keys(files).every((name) => name.endsWith('.json'))
  if (!isJson || differences.length === 0) return ''
  return differences
    .map(({ code, severity, message }) => `${code} (${severity}): ${message}\n`)
    .join('')
}

function toResults(differences: readonly Difference[], location: string): readonly Result[] {
  return differences.map(({ code, severity, message, path }) => ({
    code,
    severity: LEVELS[severity],
    message,
    location,
    ...(path.length > 0 ? { place: placeOf(path) } : {}),
  }))
}

function write(files: ExportedPolicy['files'], out: string): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(out, name)
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    } catch (error) {
      throw new UsageError(`Cannot write ${file}: ${(error as Error).message}.`, { cause: error })
    }
  }
}

/** Formats the path of an issue: `origin[2]`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`,
    )
    .join('')
}
