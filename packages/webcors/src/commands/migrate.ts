import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type * as Migrate from '@webcors/migrate'
import type { MigrationPlan, Project } from '@webcors/migrate'
import type { Outcome, Result } from '../outcome.js'
import { readArguments } from '../read-arguments.js'
import { writeMigration } from '../report/migration.js'
import { UsageError } from '../usage-error.js'

export const OPTIONS = {
  write: { type: 'boolean' },
  accept: { type: 'string', multiple: true },
} as const

/** Moves a project from other CORS libraries to webcors, or shows the diff. */
export async function migrate(args: readonly string[]): Promise<Outcome> {
  const given = readArguments(args, OPTIONS)
  const { planMigration, readProject, ACCEPTABLE } = await load()
  const accept = given.list('accept')
  const unknown = accept.find((code) => !ACCEPTABLE.includes(code))
  if (unknown !== undefined) {
    throw new UsageError(
      `Cannot accept "${unknown}": no stop with this code can be accepted. The codes are: ${ACCEPTABLE.join(', ')}.`,
    )
  }
  const project = tryReading(() =>
    readProject(given.positionals.length > 0 ? given.positionals : ['.']),
  )
  const plan = planMigration(project, { accept })
  const isWritten = given.flag('write')
  if (isWritten) for (const { path, after } of plan.changes) write(path, after)
  return {
    exitCode: plan.stops.length > 0 ? 1 : 0,
    report: (style) => writeMigration(plan, { isWritten, paths: given.positionals }, style),
    json: { written: isWritten, ...plan },
    results: resultsOf(plan),
  }
}

/** Loads the package when it is needed: its parser is large, and no other command needs it. */
async function load(): Promise<typeof Migrate> {
  try {
    return await import('@webcors/migrate')
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n')
    throw new UsageError(
      `Cannot load @webcors/migrate: ${reason.replace(/\.$/, '')}. Install it: npm install -D @webcors/migrate.`,
      { cause: error },
    )
  }
}

function tryReading(read: () => Project): Project {
  try {
    return read()
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error })
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(resolve(path), text)
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${(error as Error).message}.`, { cause: error })
  }
}

function resultsOf({ stops, notices }: MigrationPlan): readonly Result[] {
  const severities = [
    [stops, 'error'],
    [notices, 'info'],
  ] as const
  return severities.flatMap(([found, severity]) =>
    found.map(({ code, message, path, line, column }) => ({
      code,
      severity,
      message,
      location: path,
      place: `${line}:${column}`,
    })),
  )
}
