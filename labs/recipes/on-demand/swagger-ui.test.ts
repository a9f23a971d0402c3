import type { ServerProcess } from '@webcors/conformance'
import { type Browser, hasChromium, launchChromium } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Recipe } from '../src/recipe.ts'
import { startRecipe, versionsOf } from '../src/start-recipe.ts'

const recipe: Recipe = {
  name: 'Swagger UI',
  page: 'swagger-ui.md',
  folder: 'on-demand/swagger-ui',
  packages: ['swagger-ui-express'],
  start: ['node', 'api.mjs'],
  tried: 'Chromium: the page of another origin reads the description, and "Execute" sends a `PUT`',
}

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)('Swagger UI', () => {
  let api: ServerProcess
  let docs: ServerProcess
  let browser: Browser
  const portOf = ({ url }: ServerProcess): string => new URL(url).port

  beforeAll(async () => {
    api = await startRecipe(recipe, recipe.start)
    const description = `http://localhost:${portOf(api)}/openapi.json`
    const program = { ...recipe, env: { DOCS_PORT: '0', API_DESCRIPTION: description } }
    docs = await startRecipe(program, ['node', 'docs.mjs'])
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await docs?.close()
    await api?.close()
  })

  test('"Try it out" works only on a page of an allowed origin', async ({ task }) => {
    task.meta.recipe = { recipe, versions: versionsOf(recipe), rows: 0, passed: 0, answers: 2 }
    const page = await browser.newPage()
    await page.goto(`http://localhost:${portOf(docs)}/`)
    await page.getByText('/orders/{id}').click()
    await page.getByRole('button', { name: 'Try it out' }).click()
    await page.getByPlaceholder('id').fill('7')
    await page.getByRole('button', { name: 'Execute' }).click()
    expect(await page.locator('.response .microlight').first().textContent()).toContain('"id": "7"')

    const stranger = await browser.newPage()
    await stranger.goto(`http://127.0.0.1:${portOf(docs)}/`)
    expect(await stranger.locator('.errors').textContent()).toContain('CORS')
  })
})
