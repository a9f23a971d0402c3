import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseTranscript } from './command.ts'
import { EXAMPLES, type Example } from './example.ts'
import { importModules, type Outcome } from './import-modules.ts'
import { type CodeBlock, type Page, replaceBlocks, replaceGenerated } from './markdown.ts'
import { originTable } from './origin-table.ts'
import { GUIDES, readPage, ROOT } from './pages.ts'
import { TARGET_PAGES, targetNames, targetTable } from './target-table.ts'
import { Transcript } from './transcript.ts'
import { wireTables } from './wire-table.ts'

// The tests compare each page with a copy in which every printed output is the real one.
// `npx vitest run scripts/docs -u` writes the copy over the page: read the difference before you
// keep it.

let outcomes: readonly (readonly [Example, Outcome])[]
let answers = 0
const started = new Set<CodeBlock>()

beforeAll(() => {
  outcomes = run(EXAMPLES.filter(({ kind }) => kind === 'piece'))
}, 60_000) // The hook imports all pieces of all pages, one after the other.

function run(examples: readonly Example[]): (readonly [Example, Outcome])[] {
  return importModules(examples).map((outcome, index) => [examples[index] as Example, outcome])
}

/** Runs the pieces of code on a page, and returns the real errors for the blocks that show them. */
function thrownOn(page: Page): Map<CodeBlock, string> {
  const printed = new Map<CodeBlock, string>()
  for (const [{ block, throws }, { thrown, issues }] of outcomes) {
    if (block.page !== page.path) continue
    const full = throws?.text.startsWith('CorsOptionsError') === true
    const messages = issues.map(({ message }) => message).join('\n')
    if (throws !== null) printed.set(throws, full ? thrown : messages || thrown)
    else if (thrown !== '') throw new Error(`${block.page}:${block.line} throws: ${thrown}`)
  }
  return printed
}

describe('printed output', () => {
  test.each(GUIDES.map((page) => [page.path, page] as const))(
    'is the same as %s shows',
    async (path, page) => {
      const transcript = new Transcript(page)
      await transcript.run()
      answers += transcript.answers
      for (const block of transcript.started) started.add(block)
      const blocks = new Map([...thrownOn(page), ...transcript.printed])
      const own = (await targetTable(path)) ?? (await originTable(path))
      const tables = own ?? (await wireTables())
      const real = replaceGenerated(replaceBlocks(readPage(path), blocks), tables)
      await expect(real).toMatchFileSnapshot(join(ROOT, path))
    },
  )
})

test('every target is in the table of exactly one page', async () => {
  const tables = await Promise.all(TARGET_PAGES.map(targetTable))
  const found = tables.join('\n').match(/(?<=^\| \[`)[\w-]+/gm) ?? []
  expect(found.toSorted()).toEqual([...(await targetNames())].toSorted())
})

test('the pages have many commands', () => {
  const blocks = GUIDES.flatMap((page) => page.blocks)
  const transcripts = blocks.filter(({ language }) => language === 'console')
  const steps = transcripts.flatMap(({ text }) => parseTranscript(text))
  expect(steps.length).toBeGreaterThan(40)
})

test('every program that no command starts can be imported', () => {
  const others = EXAMPLES.filter(({ kind, block }) => kind === 'file' && !started.has(block))
  const failed = run(others).filter(([, { thrown }]) => thrown !== '')
  expect(failed.map(([{ block }, { thrown }]) => `${block.page}: ${thrown}`)).toEqual([])
})

afterAll(() => {
  console.log(`${outcomes.length} pieces of code run, ${started.size} programs, ${answers} answers`)
})
