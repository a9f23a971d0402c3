import { readdirSync, readFileSync } from 'node:fs'
import { planMigration } from '../src/plan-migration.js'
import type { MigrationPlan } from '../src/plan.js'

const FOLDER = new URL('programs/', import.meta.url)

/** A program that uses another CORS library. It is kept as text, so that no tool formats, lints or compiles it. */
export interface Program {
  /** `cors-readme-simple.cjs` */
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

/** Version control may change line ends, so that the program that is about them gets them here. */
function withLineEnds(text: string, file: string): string {
  return file.includes('-crlf.') ? text.replaceAll('\n', '\r\n') : text
}

/** A project with all the libraries, whose only module is the program. */
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

/** The program as it is afterwards. */
export function migrated(program: Program, accept: readonly string[] = []): string {
  const change = plan(program, accept).changes.find(({ path }) => path === program.name)
  return change?.after ?? program.text
}
