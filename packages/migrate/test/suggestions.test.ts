import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ObjectProperty } from 'oxc-parser'
import { Source } from '../src/source/source.js'
import { keyOf } from '../src/source/syntax.js'
import { seenFrom } from './pages.test-util.js'
import { migrated, plan, PROGRAMS } from './programs.test-util.js'
import { ProgramFolder } from './run-program.test-util.js'

const folder = new ProgramFolder()
afterAll(() => folder.remove())
beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue())
afterEach(() => vi.restoreAllMocks())

/** Programs with a stop at their origin, and a page that may read after the suggested change. */
const STOPPED: readonly (readonly [name: string, page: string])[] = [
  ['express-allowlist-callback.mjs', 'https://app.example.com'],
  ['express-environment.mjs', 'http://localhost:5173'],
  ['express-regexp.mjs', 'https://partner.example'],
  ['express-trailing-slash.mjs', 'https://app.example.com'],
  ['express-true-with-credentials.mjs', 'https://app.example.com'],
  ['koa-callback.mjs', 'https://app.example.com'],
]

test.each(STOPPED)(
  '%s is rewritten completely after the suggested change, and works',
  async (name, page) => {
    const text = PROGRAMS.find((program) => program.name === name)?.text ?? ''
    const suggestion = plan({ name, text }).stops[0]?.suggestion?.replace(/,$/, '') ?? ''
    const [option = '', ...imports] = suggestion.split('\n\n').toReversed()
    const fixed = { name, text: [...imports, withOrigin(text, option)].join('\n') }
    // A pattern in the options of the other library is a stop that must be accepted.
    const accept = suggestion.includes('*') ? ['star-matches-now'] : []
    expect(plan(fixed, accept).stops).toEqual([])
    const program = await folder.run(name, migrated(fixed, accept))
    const seen = await seenFrom(program.base, text)
    program.stop()
    const reads = (origin: string): boolean =>
      seen.some(
        ({ page, status }) => page.startsWith(`${origin} GET /orders`) && status !== 'blocked',
      )
    expect(reads(page)).toBe(true)
    expect(reads('https://stranger.example')).toBe(false)
  },
)

/** Replaces the property `origin` of the program. */
function withOrigin(text: string, written: string): string {
  const source = new Source({ path: 'a.mjs', text })
  const found: ObjectProperty[] = []
  source.find((node, parent) => {
    if (node.type === 'Property' && parent?.type === 'ObjectExpression' && keyOf(node) === 'origin')
      found.push(node as ObjectProperty)
  })
  const [origin] = found
  return origin ? text.slice(0, origin.start) + written + text.slice(origin.end) : text
}
