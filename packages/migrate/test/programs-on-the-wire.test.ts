import { afterAll, describe, expect, test, vi } from 'vitest'
import { seenFrom } from './pages.test-util.js'
import { migrated, plan, PROGRAMS } from './programs.test-util.js'
import { Workshop } from './run-program.test-util.js'

const workshop = new Workshop()
afterAll(() => workshop.remove())

/** What is exported for a runtime to serve is not run here. */
const NOT_SERVERS = ['hono-jsx.jsx']

const moved = PROGRAMS.filter(
  (program) => plan(program).stops.length === 0 && !NOT_SERVERS.includes(program.name),
)

describe('a program that was rewritten whole', () => {
  test.each(moved)('$name is the same for every page', async ({ name, text }) => {
    // What frameworks print of errors, and what programs print.
    for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockReturnValue()
    const after = migrated({ name, text })
    const before = await workshop.run(name, text)
    const seenBefore = await seenFrom(before.base, text)
    before.stop()
    const now = await workshop.run(name, after)
    const seenNow = await seenFrom(now.base, text)
    now.stop()
    vi.restoreAllMocks()
    expect(seenNow).toEqual(seenBefore)
    expect(seenNow.some(({ status }) => status === 'blocked')).toBe(true)
  })
})
