// What `webcors init` writes is run as a person would run it: its own test, its own program, a page in Chromium.
import { stripVTControlCharacters } from 'node:util'
import { fetchIn, hasChromium, type OpenPages, openPages } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CASES } from './cases.ts'
import { InitProject, type Written } from './init-project.ts'
import { type Served, serve } from './serve.ts'

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

  // In CI one host shows it: it takes as long as the test itself.
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

  describe('its program', () => {
    let server: Served
    const url = (): string => `${server.url}${one.path ?? '/'}`

    beforeAll(async () => {
      server = await serve(one.start ?? written.commands[1], project.folder)
    }, TIMEOUT)
    afterAll(() => server?.end())

    // A route of Next.js has methods of its own, so that drift would find it narrower.
    test.skipIf(one.path !== undefined)('does what the policy says', async () => {
      const report = await project.command('drift', url(), written.policy)
      expect(report).toContain(url())
    })

    // The browser is the machine's own.
    test.skipIf(!hasChromium)('lets a page of the allowed origin read, and no other', async () => {
      const { allowed, denied } = pages as OpenPages
      const asked = { headers: { 'X-Trace': '1' }, credentials: 'include' } as const
      expect(await fetchIn(allowed, url(), asked)).toMatchObject({ status: 200 })
      expect(await fetchIn(denied, url(), asked)).toEqual(BLOCKED)
    })
  })
})
