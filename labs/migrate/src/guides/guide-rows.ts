import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'

/** A row of the table "Options" of a guide, in which both cells begin with options. */
export interface GuideRow {
  readonly text: string
  readonly theirs: Readonly<Record<string, unknown>>
  readonly ours: Readonly<Record<string, unknown>>
}

/** The set that the functions on the pages use as `allowed`. */
const ALLOWED = new Set(['https://app.example.com', 'http://localhost:3000'])

/** Reads the rows that can be run. Other rows have instructions in words. */
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

/** Evaluates the members of an object. Returns `undefined` for other code. */
function evaluate(code: string): Readonly<Record<string, unknown>> | undefined {
  if (!/^\w+: /.test(code) || code.includes('…')) return undefined
  const make = runInThisContext(`(allowed) => ({ ${code} })`) as (allowed: Set<string>) => object
  return make(ALLOWED) as Record<string, unknown>
}
