import { describe, expect, test } from 'vitest'
import type { MigrationNotice, MigrationStop } from '../src/plan.js'
import { Source } from '../src/source/source.js'
import { migrated, plan, type Program, PROGRAMS } from './programs.test-util.js'

/**
 * The codes of the stops of programs. Programs that are not in this table are rewritten completely.
 */
const STOPS: Readonly<Record<string, readonly string[]>> = {
  'cors-readme-delegate.cjs': ['options-function'],
  'cors-readme-dynamic-origin.cjs': ['origin-function'],
  'elysia-readme.ts': ['mount-by-hand'],
  'express-allowlist-callback.mjs': ['origin-function'],
  'express-by-hand.mjs': ['hand-written-headers'],
  'express-environment.mjs': ['unread-value'],
  'express-headers-beside.mjs': ['headers-set-beside', 'hand-written-headers'],
  'express-none.mjs': ['no-policy'],
  'express-regexp.mjs': ['origin-type'],
  'express-stacked.mjs': ['stacked-policies'],
  'express-trailing-slash.mjs': ['origin-not-serialized', 'origin-not-serialized'],
  'express-true-with-credentials.mjs': ['origin-wildcard-with-credentials'],
  'fastify-readme-delegate.cjs': ['options-function'],
  'fastify-readme-hook.mjs': ['answers-earlier'],
  'fastify-readme-routes.cjs': ['route-options'],
  'h3-readme.ts': ['mount-by-hand'],
  'hono-readme-environment.ts': ['unread-value'],
  'hono-readme-multiple.ts': ['origin-function'],
  'hono-readme.ts': ['origin-insecure-with-credentials'],
  'http-by-hand.mjs': ['hand-written-headers'],
  'itty-readme.ts': ['mount-by-hand'],
  'koa-callback.mjs': ['origin-function'],
  'koa-credentials.cjs': ['origin-wildcard-with-credentials'],
  'koa-hidden-errors.mjs': ['errors-readable'],
  'middy-readme.mjs': ['mount-by-hand'],
  'nest-fastify.ts': ['mount-by-hand'],
  'next.config.mjs': ['hand-written-headers'],
  'nextjs-cors-readme.ts': ['mount-by-hand'],
  'worker-by-hand.ts': ['hand-written-headers', 'hand-written-headers'],
}

describe.each(PROGRAMS)('the program $name', (program) => {
  const { name } = program
  const codes = STOPS[name] ?? []

  test('is rewritten completely, or has the stops of the table', async () => {
    const { stops, changes } = plan(program)
    expect(stops.map(({ code }) => code)).toEqual(codes)
    expect(changes.length === 0).toBe(codes.length > 0)
    await expect(described(program)).toMatchFileSnapshot(`snapshots/${name}.txt`)
  })

  test('has only suggestions that can be parsed', () => {
    const suggestions = plan(program).stops.flatMap(({ suggestion }) => suggestion ?? [])
    const modules = suggestions.map((text) => text.replace(/^\w+: [^]*/m, 'f({ $& })'))
    expect(() => modules.map((text) => new Source({ path: 'a.ts', text }))).not.toThrow()
  })

  test('does not change in a second run', () => {
    const again = plan({ name, text: migrated(program) })
    expect(again.changes).toEqual([])
    expect(again.stops.map(({ code }) => code)).toEqual(codes)
    expect(codes.length > 0 || again.found === 0).toBe(true)
  })
})

test('planMigration uses the line ends and tabs of the program in new lines', () => {
  const program = PROGRAMS.find(({ name }) => name === 'express-crlf.cjs')
  const after = program && migrated(program)
  expect(after).toContain("\r\n\tmethods: ['GET',")
  expect(after?.replaceAll('\r\n', '')).not.toContain('\n')
})

/** Returns the program after the migration, with its stops and notices. */
function described(program: Program): string {
  const { stops, notices } = plan(program)
  const said = [...stops, ...notices].map(
    (found) =>
      `${found.line}:${found.column} ${found.code}: ${found.message}\n${suggestionOf(found)}`,
  )
  return `${migrated(program).replaceAll('\r\n', '\n')}\n---\n${said.join('\n')}`
}

function suggestionOf(found: MigrationStop | MigrationNotice): string {
  return 'suggestion' in found ? `${found.suggestion}\n` : ''
}
