// What `webcors init` writes is run as a person would run it: its own test, its own program, a page in Chromium.
import { stripVTControlCharacters } from 'node:util'
import { fetchIn, hasChromium, type OpenPages, openPages } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CASES } from './cases.ts'
import { InitProject, type Written } from './init-project.ts'
import { serve } from './serve.ts'

// `npm run test:init` runs every host.
const isAll = process.env['WEBCORS_INIT_HOSTS'] === 'all'
const cases = CASES.filter(({ isSample = false }) => isAll || isSample)

const TIMEOUT = 120_000
const BLOCKED = { error: 'TypeError: Failed to fetch' }

let pages: OpenPages | undefined
let origin = 'http://127.0.0.1:3000'

beforeAll(async () => {
  if (!hasChromium) return
  pages = await openPages(async (allowed) => {
    origin = allowed
    // Each case brings its own.
    return { url: '', output: () => '', close: async () => {} }
  })
}, TIMEOUT)
afterAll(() => pages?.close())

describe.each(cases)('$name', { timeout: TIMEOUT }, (one) => {
  let project: InitProject
  let written: Written

  beforeAll(async () => {
    project = new InitProject(one)
    written = await project.init(origin)
    project.paste(written)
  }, TIMEOUT)
  afterAll(() => project?.remove())

  test('its own test passes', async () => {
    const output = stripVTControlCharacters(await project.test(written))
    // Node.js and Bun, Vitest, Deno
    expect(output).toMatch(/\bpass (?:[68]|10)\b|\b(?:[68]|10) (?:pass|passed)\b/)
  })

  test.runIf(isAll || one === cases[0])('its own test fails with another policy', async () => {
    project.allow(written, 'https://another.example')
    await expect(project.test(written)).rejects.toThrow(/ended with 1/)
    project.allow(written, origin)
  })

  test('lint and export take its policy, and a second run changes nothing', async () => {
    expect(await project.command('lint', written.policy)).toMatch(/^Clean/)
    expect(await project.command('export', 'caddy', written.policy)).toContain(
      'Access-Control-Allow-Origin {header.Origin}',
    )
    const { changes, paste } = await project.init(origin)
    expect(changes.filter(({ kind }) => kind !== 'none')).toEqual([])
    expect(paste).toBeNull()
  })

  test('its program does what the policy says, and pages read as it allows', async () => {
    const server = await serve(one.start ?? written.commands[1], project.folder)
    const url = `${server.url}${one.path ?? '/'}`
    const asked = { headers: { 'X-Trace': '1' }, credentials: 'include' } as const
    try {
      // The browser is the machine's own.
      if (pages !== undefined) {
        expect(await fetchIn(pages.allowed, url, asked)).toMatchObject({ status: 200 })
        expect(await fetchIn(pages.denied, url, asked)).toEqual(BLOCKED)
      }
      if (one.path === undefined) await project.command('drift', url, written.policy)
    } finally {
      await server.end()
    }
  })
})
