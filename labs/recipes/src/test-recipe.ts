import { readFileSync } from 'node:fs'
import { describeResponse, type ServerProcess } from '@webcors/conformance'
import { type Ask, askAt, preflightOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Recipe, RecipeRequests, RecipeTable } from './recipe.ts'
import { runTable } from './run-table.ts'
import { buildRecipe, startRecipe, versionsOf } from './start-recipe.ts'

const APP = 'https://app.example.com'
const READ = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' }
const OTHERS = ['https://other.example', 'null', null] as const

/**
 * Tests a recipe: the conformance table if the program has a place for it, and requests to the
 * program's own routes.
 */
export function testRecipe(recipe: Recipe, more?: (ask: Ask) => void): void {
  const { start, table, requests } = recipe

  describe(`recipe: ${recipe.name}`, () => {
    let server: ServerProcess
    const ask = askAt(() => server.url)
    beforeAll(async () => {
      buildRecipe(recipe)
      server = await startRecipe(recipe, start)
    })
    afterAll(() => server?.close())

    test('the table passes, and the page shows this program', { timeout: 120_000 }, async ({
      task,
    }) => {
      const { rows, passed, faults } = await runWholeTable(recipe, table, () => server.url)
      const answers = (requests?.answers.length ?? 0) * (OTHERS.length + 1)
      task.meta.recipe = { recipe, versions: versionsOf(recipe), rows, passed, answers }
      expect(faults).toEqual([])
      expect(pageOf(recipe)).toContain(`<!-- file: labs/recipes/${recipe.folder}/`)
    })
    if (requests !== undefined) testRequests(requests, ask)
    more?.(ask)
  })
}

function pageOf({ page }: Recipe): string {
  return readFileSync(new URL(`../../../docs/recipes/${page}`, import.meta.url), 'utf8')
}

async function runWholeTable(recipe: Recipe, table: RecipeTable | undefined, url: () => string) {
  if (table === undefined) return { rows: 0, passed: 0, faults: [] }
  if (table.start === undefined) return runTable(recipe, table, url())
  const own = await startRecipe(recipe, table.start)
  try {
    return await runTable(recipe, table, own.url)
  } finally {
    await own.close()
  }
}

function testRequests(
  { answers, before = [], preflight, exposed }: RecipeRequests,
  ask: Ask,
): void {
  const expose = exposed === undefined ? {} : { 'Access-Control-Expose-Headers': exposed }

  test.each(answers)('the program answers $line with $status', async (answer) => {
    const { line, status, vary = [], denied = status, more } = answer
    const read = describeResponse(await ask(line, APP, more))
    expect({ ...read, vary: [] }).toEqual({ status, cors: { ...READ, ...expose }, vary: [] })
    expect(read.vary.toSorted()).toEqual([...vary, 'Origin'].toSorted())
    for (const origin of OTHERS) {
      const unread = describeResponse(await ask(line, origin, more))
      expect(unread.cors).toEqual({})
      expect(unread.status).toBe(origin === null ? status : denied)
      expect(unread.vary).toContain('Origin')
    }
  })

  test.each(before)('the host answers $line with $status before the policy', async (answer) => {
    const { line, status, more } = answer
    expect(describeResponse(await ask(line, APP, more))).toMatchObject({ status, cors: {} })
  })

  test('the policy answers preflights', async () => {
    const asked = preflightOf('PUT', 'content-type')
    const allowed = describeResponse(await ask(`OPTIONS ${preflight}`, APP, asked))
    expect(allowed).toMatchObject({ status: 204, cors: READ })
    const denied = await ask(`OPTIONS ${preflight}`, 'https://other.example', asked)
    expect(describeResponse(denied)).toEqual({ status: 403, cors: {}, vary: ['Origin'] })
  })
}
