import { readFileSync } from 'node:fs'
import type { CorsNotice } from '@webcors/core/migrate'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIBRARIES } from '../compare.ts'

const SAMPLE = { numRuns: 1500, seed: 17 }
const PAGES = ['express-cors', 'koa-cors', 'fastify-cors', 'hono-cors']

/** The notices for many random options of each library. */
const NOTICES = LIBRARIES.map(([host, args]) =>
  fc.sample(args, SAMPLE).flatMap((given) => host.convert(given).notices as readonly CorsNotice[]),
)

function read(page: string): string {
  return readFileSync(new URL(`../../../../docs/${page}.md`, import.meta.url), 'utf8')
}

function section(page: string, heading: string): string {
  return read(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
}

test.each(PAGES.map((page, index) => [page, index] as const))(
  'docs/migrate/%s.md has a row for each notice of its converter, and no other rows',
  (page, index) => {
    const table = section(`migrate/${page}`, 'Silent changes')
    const rows = Array.from(table.matchAll(/^\| `([\w-]+)` \|/gm), ([, code]) => code)
    expect(new Set(rows)).toEqual(new Set(NOTICES[index]?.map(({ code }) => code)))
  },
)

test('the error reference has an entry for each notice, with a message of a converter', () => {
  const reference = section('errors', 'Notices of converters')
  const entries = reference.matchAll(/^### `([\w-]+)`\n\n```text\n(.*)\n```$/gm)
  const messages = new Map(Array.from(entries, ([, code, message]) => [code, message]))
  const all = NOTICES.flat()
  expect(new Set(messages.keys())).toEqual(new Set(all.map(({ code }) => code)))
  for (const [code, message] of messages) {
    const given = all.filter((notice) => notice.code === code).map((notice) => notice.message)
    expect(given).toContain(message)
  }
})

test('the message of each notice ends with its fix, and has no placeholder', () => {
  for (const notice of NOTICES.flat()) {
    expect(notice.message.endsWith(`. ${notice.fix}`)).toBe(true)
    expect(notice.message).not.toContain('$')
  }
})
