import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Seen, seenFrom } from './pages.test-util.js'
import { migrated, plan, type Program, PROGRAMS } from './programs.test-util.js'
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

// What frameworks print of errors, and what programs print.
beforeEach(() => {
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('a program that was rewritten whole', () => {
  test.each(moved)('$name is the same for every page', async ({ name, text }) => {
    const after = migrated({ name, text })
    const seen = await seenOf(name, text)
    expect(after).not.toBe(text)
    expect(await seenOf(name, after, text)).toEqual(seen)
    expect(seen.some(({ status }) => status === 'blocked')).toBe(true)
    expect(seen.some(({ status }) => status !== 'blocked')).toBe(true)
  })

  test.each(ACCEPTED)('%s is the same where %s is accepted', async (name, accept, origin) => {
    vi.stubEnv('FRONTEND_URL', origin)
    const program = programOf(name)
    const seen = await seenOf(name, program.text)
    expect(await seenOf(name, migrated(program, [accept]), program.text)).toEqual(seen)
    expect(seen.some(({ status }) => status === 200)).toBe(true)
  })
})

test.each(SEEDED_BUGS)('the comparison notices %s', async (_, from, to) => {
  const program = programOf('express-list.mjs')
  const right = migrated(program)
  const wrong = right.replace(from, to)
  const seen = await seenOf(program.name, program.text)
  expect(wrong).not.toBe(right)
  expect(await seenOf(program.name, wrong, program.text)).not.toEqual(seen)
})

function programOf(name: string): Program {
  const program = PROGRAMS.find((known) => known.name === name)
  if (!program) throw new Error(`There is no ${name}`)
  return program
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
