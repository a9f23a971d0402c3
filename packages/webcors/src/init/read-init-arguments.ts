import { resolve } from 'node:path'
import { readArguments } from '../read-arguments.js'
import { UsageError } from '../usage-error.js'
import { DEVELOPMENT, findProblems } from './answers.js'

export const OPTIONS = {
  host: { type: 'string' },
  origin: { type: 'string', multiple: true },
  credentials: { type: 'boolean' },
  development: { type: 'string', multiple: true },
  yes: { type: 'boolean', short: 'y' },
  'dry-run': { type: 'boolean' },
  dir: { type: 'string' },
} as const

/** The arguments of `init`. A value of `null` is asked for, or gets its default. */
export interface InitArguments {
  readonly folder: string
  readonly host: string | undefined
  /** A list, separated by spaces. */
  readonly origins: string | null
  readonly credentials: boolean | null
  readonly development: string | null
  readonly isDryRun: boolean
  /** Whether the command asks no questions. */
  readonly isSilent: boolean
}

/**
 * Parses the arguments of `init`.
 *
 * @throws {UsageError} for unknown arguments, and for origins that core rejects
 */
export function readInitArguments(args: readonly string[]): InitArguments {
  const given = readArguments(args, OPTIONS)
  const [stray] = given.positionals
  if (stray !== undefined) throw new UsageError(`Cannot read "${stray}": write --dir ${stray}.`)
  const text = (name: string): string | null =>
    given.list(name).length === 0 ? null : given.list(name).join(' ')
  const [origins, development] = [text('origin'), text('development')]
  const credentials = given.flag('credentials')
  if (origins !== null) assertOrigins(origins, credentials)
  if (development !== null && development !== 'none' && origins !== '*') {
    // The server gets one list with both.
    assertOrigins(`${origins ?? DEVELOPMENT} ${development}`, credentials)
  }
  return {
    folder: resolve(given.text('dir') ?? '.'),
    host: given.text('host'),
    origins,
    credentials: credentials ? true : null,
    development: development === 'none' ? '' : development,
    isDryRun: given.flag('dry-run'),
    isSilent: given.flag('yes') || given.flag('json') || given.flag('sarif'),
  }
}

function assertOrigins(origins: string, credentials: boolean): void {
  const [problem] = findProblems(origins, credentials)
  if (problem !== undefined) throw new UsageError(problem)
}
