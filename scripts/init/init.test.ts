// Runs the files that `webcors init` writes as a person would run them: the test, the program, a
// page in Chromium.
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
    // `serve` starts the program of each case, so the lab starts none.
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

  test('the test that init wrote passes', async () => {
    const output = stripVTControlCharacters(await project.test(written))
    // The summaries of Node.js and Bun, of Vitest and of Deno
    expect(output).toMatch(/\bpass (?:[68]|10)\b|\b(?:[68]|10) (?:pass|passed)\b/)
  })

  // CI runs this on one host, because it takes as long as the test above.
  test.runIf(isAll || one === cases[0])(
    'the test that init wrote fails with another policy',
    async () => {
      project.allow(written, 'https://another.example')
      await expect(project.test(written)).rejects.toThrow(/ended with 1/)
      project.allow(written, origin)
    },
  )

  test('lint and export accept the policy, and a second run of init changes nothing', async () => {
    expect(await project.command('lint', written.policy)).toMatch(/^Clean/)
    expect(await project.command('export', 'caddy', written.policy)).toContain(
      'Access-Control-Allow-Origin {header.Origin}',
    )
    const { changes, paste } = await project.init(origin)
    expect(changes.filter(({ kind }) => kind !== 'none')).toEqual([])
    expect(paste).toBeNull()
  })

  describe('the program that init wrote', () => {
    let server: Served
    const url = (): string => `${server.url}${one.path ?? '/'}`

    beforeAll(async () => {
      server = await serve(one.start ?? written.commands[1], project.folder)
    }, TIMEOUT)
    afterAll(() => server?.end())

    // A route of Next.js has methods of its own, so drift would report that the server allows
    // fewer.
    test.skipIf(one.path !== undefined)('has no drift from the policy', async () => {
      const report = await project.command('drift', url(), written.policy)
      expect(report).toContain(url())
    })

    // Chromium has to be installed on the machine.
    test.skipIf(!hasChromium)('lets only a page of the allowed origin read', async () => {
      const { allowed, denied } = pages as OpenPages
      const asked = { headers: { 'X-Trace': '1' }, credentials: 'include' } as const
      expect(await fetchIn(allowed, url(), asked)).toMatchObject({ status: 200 })
      expect(await fetchIn(denied, url(), asked)).toEqual(BLOCKED)
    })
  })
})
