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

/** What the command was given. What is `null` is asked, or has its default. */
export interface InitArguments {
  readonly folder: string
  readonly host: string | undefined
  /** As a list is written, separated by spaces. */
  readonly origins: string | null
  readonly credentials: boolean | null
  readonly development: string | null
  readonly isDryRun: boolean
  /** Whether nobody is asked. */
  readonly isSilent: boolean
}

/** @throws {UsageError} for what core refuses as well */
export function readInitArguments(args: readonly string[]): InitArguments {
  const given = readArguments(args, OPTIONS)
  const [stray] = given.positionals
  if (stray !== undefined) throw new UsageError(`Cannot read "${stray}": write --dir ${stray}.`)
  const text = (name: string): string | null =>
    given.list(name).length === 0 ? null : given.list(name).join(' ')
  const [origins, development] = [text('origin'), text('development')]
  const credentials = given.flag('credentials')
  if (origins !== null) refuse(origins, credentials)
  if (development !== null && development !== 'none' && origins !== '*') {
    // One list of both is what the server gets.
    refuse(`${origins ?? DEVELOPMENT} ${development}`, credentials)
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

function refuse(origins: string, credentials: boolean): void {
  const [problem] = findProblems(origins, credentials)
  if (problem !== undefined) throw new UsageError(problem)
}
