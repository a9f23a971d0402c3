import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'

/** A row of the table "Options" of a guide, of which both cells begin with options. */
export interface GuideRow {
  readonly text: string
  readonly theirs: Readonly<Record<string, unknown>>
  readonly ours: Readonly<Record<string, unknown>>
}

/** What the functions on the pages look up. */
const ALLOWED = new Set(['https://app.example.com', 'http://localhost:3000'])

/** Reads the rows that can be tried. Other rows say in words what to do. */
export function guideRows(page: string): GuideRow[] {
  const text = readFileSync(new URL(`../../../../docs/migrate/${page}.md`, import.meta.url), 'utf8')
  const section = text.split('\n## Options\n')[1]?.split('\n## ')[0] ?? ''
  return Array.from(section.matchAll(/^\| `([^`]+)`(.*?) \| (.*) \|$/gm), (found) => found).flatMap(
    ([, code = '', , right = '']) => {
      const same = /^the same\b/.test(right) ? code : /^`([^`]+)`/.exec(right)?.[1]
      const theirs = evaluate(code)
      const ours = same === undefined ? undefined : evaluate(same)
      return theirs && ours ? [{ text: code, theirs, ours }] : []
    },
  )
}

/** @returns options, or `undefined` for code that is not members of an object */
function evaluate(code: string): Readonly<Record<string, unknown>> | undefined {
  if (!/^\w+: /.test(code) || code.includes('…')) return undefined
  const make = runInThisContext(`(allowed) => ({ ${code} })`) as (allowed: Set<string>) => object
  return make(ALLOWED) as Record<string, unknown>
}
