// What `webcors init` writes is run as a person would run it: its own test, its own program, a page in Chromium.
import { stripVTControlCharacters } from 'node:util'
import { fetchIn, hasChromium, type OpenPages, openPages } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CASES } from './cases.ts'
import { InitProject, type Written } from './init-project.ts'
import { serve } from './serve.ts'

// `npm run test:init` runs every host.
const isAll = process.env['WEBCORS_INIT_HOSTS'] === 'all'
const cases = CASES.filter(({ isSample, name }) =>
  isAll ? !process.env['INIT_ONLY'] || name.match(process.env['INIT_ONLY']) : isSample,
)

const SECONDS = 120_000
const BLOCKED = { error: 'TypeError: Failed to fetch' }

let pages: OpenPages | undefined
let origin = 'http://127.0.0.1:3000'

beforeAll(async () => {
  if (!hasChromium) return
  pages = await openPages(async (allowed) => {
    origin = allowed
    return NO_API
  })
})
afterAll(() => pages?.close())

/** Each case brings its own. */
const NO_API: OpenPages['api'] = { url: '', output: () => '', close: async () => {} }

describe.each(cases)('$name', (one) => {
  let project: InitProject
  let written: Written

  beforeAll(async () => {
    project = new InitProject(one)
    written = await project.init(origin)
    project.paste(written)
  }, SECONDS)
  afterAll(() => project?.remove())

  test(
    'the test that was written passes',
    async () => {
      const output = await project.test(written)
      expect(stripVTControlCharacters(output)).toMatch(
        /\b(?:[6-9]|\d\d) (?:pass|passed)\b|pass (?:[6-9]|\d\d)\b/,
      )
    },
    SECONDS,
  )

  test(
    'lint finds nothing in the policy',
    async () => {
      expect(await project.lint(written)).toMatch(/^Clean/)
    },
    SECONDS,
  )

  test(
    'a second run changes nothing',
    async () => {
      const { changes, paste } = await project.init(origin)
      expect(changes.filter(({ kind }) => kind !== 'none')).toEqual([])
      expect(paste).toBeNull()
    },
    SECONDS,
  )

  // The browser is the machine's own.
  test.skipIf(!hasChromium)(
    'a page of the allowed origin reads, and a page of another does not',
    async () => {
      const server = await serve(one.start ?? written.commands[1] ?? '', project.folder)
      const url = `${server.url}${one.path ?? '/'}`
      const asked = { method: 'GET', headers: { 'X-Trace': '1' }, credentials: 'include' } as const
      try {
        if (pages === undefined) throw new Error('Chromium was not started')
        expect(await fetchIn(pages.allowed, url, asked)).toMatchObject({ status: 200 })
        expect(await fetchIn(pages.denied, url, asked)).toEqual(BLOCKED)
      } finally {
        await server.end()
      }
    },
    SECONDS,
  )
})
