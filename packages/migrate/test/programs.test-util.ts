import { readdirSync, readFileSync } from 'node:fs'
import { planMigration } from '../src/plan-migration.js'
import type { MigrationPlan } from '../src/plan.js'

const FOLDER = new URL('programs/', import.meta.url)

/**
 * A program that uses another CORS library. Its file is a text, so that no tool formats, lints or
 * compiles it.
 */
export interface Program {
  /** The file name without `.txt`: `cors-readme-simple.cjs`. */
  readonly name: string
  readonly text: string
}

export const PROGRAMS: readonly Program[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .toSorted()
  .map((file) => ({
    name: file.replace(/\.txt$/, ''),
    text: withLineEnds(readFileSync(new URL(file, FOLDER), 'utf8'), file),
  }))

/** Sets the line ends of the program that tests them, because version control may change them. */
function withLineEnds(text: string, file: string): string {
  return file.includes('-crlf.') ? text.replaceAll('\n', '\r\n') : text
}

/**
 * Plans the migration of a project that has all libraries as dependencies, and the program as its
 * only module.
 */
export function plan({ name, text }: Program, accept: readonly string[] = []): MigrationPlan {
  const names = ['cors', '@koa/cors', '@fastify/cors', 'hono', 'express', '@nestjs/core']
  const manifest = JSON.stringify({
    dependencies: Object.fromEntries(names.map((name) => [name, '*'])),
  })
  const files = [{ path: name, text }]
  return planMigration(
    { files, manifests: [{ path: 'package.json', text: manifest }], others: [] },
    { accept },
  )
}

/** Returns the text of the program after the migration. */
export function migrated(program: Program, accept: readonly string[] = []): string {
  const change = plan(program, accept).changes.find(({ path }) => path === program.name)
  return change?.after ?? program.text
}
