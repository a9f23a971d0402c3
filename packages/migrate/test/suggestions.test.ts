import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ObjectProperty } from 'oxc-parser'
import { Source } from '../src/source/source.js'
import { keyOf } from '../src/source/syntax.js'
import { seenFrom } from './pages.test-util.js'
import { migrated, plan, PROGRAMS } from './programs.test-util.js'
import { Workshop } from './run-program.test-util.js'

const workshop = new Workshop()
afterAll(() => workshop.remove())
beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue())
afterEach(() => vi.restoreAllMocks())

/** Programs that stop at their origin, and a page that the suggested code lets read. */
const STOPPED: readonly (readonly [name: string, page: string])[] = [
  ['express-allowlist-callback.mjs', 'https://app.example.com'],
  ['express-regexp.mjs', 'https://partner.example'],
  ['express-trailing-slash.mjs', 'https://app.example.com'],
  ['express-true-with-credentials.mjs', 'https://app.example.com'],
  ['koa-callback.mjs', 'https://app.example.com'],
]

test.each(STOPPED)(
  '%s is rewritten whole with the suggested code, and works',
  async (name, page) => {
    const text = PROGRAMS.find((program) => program.name === name)?.text ?? ''
    const suggestion = plan({ name, text }).stops[0]?.suggestion?.replace(/,$/, '') ?? ''
    const fixed = { name, text: withOrigin(text, suggestion) }
    // A pattern in the options of the other library is a question.
    const accept = suggestion.includes('*') ? ['star-matches-now'] : []
    expect(plan(fixed, accept).stops).toEqual([])
    const program = await workshop.run(name, migrated(fixed, accept))
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

/** The program with another text in place of its property `origin`. */
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
