import { afterAll, describe, expect, test, vi } from 'vitest'
import { type Seen, seenFrom } from './pages.test-util.js'
import { migrated, plan, PROGRAMS } from './programs.test-util.js'
import { Workshop } from './run-program.test-util.js'

const workshop = new Workshop()
afterAll(() => workshop.remove())

/** What is exported for a runtime to serve is not run here. */
const NOT_SERVERS = ['hono-jsx.jsx']

const moved = PROGRAMS.filter(
  (program) => plan(program).stops.length === 0 && !NOT_SERVERS.includes(program.name),
)

/** What is accepted, and what the program finds in its environment. */
const ACCEPTED: readonly (readonly [name: string, accept: string, origin: string])[] = [
  ['express-environment.mjs', 'unread-value', ''],
  ['express-environment.mjs', 'unread-value', 'https://app.example.com'],
]

/** Mistakes that a migration could make. */
const SEEDED_BUGS: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  ['any method', /, methods: \[[^\]]*\]|methods: \[[^\]]*\],/, ''],
  ['another origin', /'http:\/\/localhost:3000'/, `'http://localhost:3001'`],
  ['no credentials', /credentials: true,/, ''],
  ['nothing exposed', /exposedHeaders: \[[^\]]*\],/, ''],
]

describe('a program that was rewritten whole', () => {
  test.each(moved)('$name is the same for every page', async (program) => {
    await expectSame(program.name, program.text, migrated(program))
  })

  test.each(ACCEPTED)(
    '%s is, with %s accepted, the same for every page',
    async (name, accept, origin) => {
      vi.stubEnv('FRONTEND_URL', origin)
      const program = PROGRAMS.find((program) => program.name === name)
      expect(program).toBeDefined()
      if (program) await expectSame(name, program.text, migrated(program, [accept]))
      vi.unstubAllEnvs()
    },
  )
})

test.each(SEEDED_BUGS)('the comparison notices %s', async (_, from, to) => {
  const program = PROGRAMS.find(({ name }) => name === 'express-list.mjs')
  const { name, text } = program ?? { name: '', text: '' }
  const wrong = migrated({ name, text }).replace(from, to)
  expect(wrong).not.toBe(migrated({ name, text }))
  vi.spyOn(console, 'error').mockReturnValue()
  const before = await seenOf(name, text)
  const after = await seenOf(name, wrong, text)
  vi.restoreAllMocks()
  expect(after).not.toEqual(before)
})

async function expectSame(name: string, text: string, after: string): Promise<void> {
  // What frameworks print of errors, and what programs print.
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockReturnValue()
  const seenBefore = await seenOf(name, text)
  const seenNow = await seenOf(name, after, text)
  vi.restoreAllMocks()
  expect(after).not.toBe(text)
  expect(seenNow).toEqual(seenBefore)
  expect(seenNow.some(({ status }) => status === 'blocked')).toBe(true)
}

/** @param asking the program whose origins and paths are asked for */
async function seenOf(name: string, text: string, asking = text): Promise<readonly Seen[]> {
  const program = await workshop.run(name, text)
  try {
    return await seenFrom(program.base, asking)
  } finally {
    program.stop()
  }
}
