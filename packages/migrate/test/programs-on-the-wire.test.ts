import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Seen, seenFrom } from './pages.test-util.js'
import { migrated, plan, type Program, PROGRAMS } from './programs.test-util.js'
import { ProgramFolder } from './run-program.test-util.js'

const folder = new ProgramFolder()
afterAll(() => folder.remove())

/** Programs that export a handler and do not listen, so that they cannot be run here. */
const NOT_SERVERS = ['hono-jsx.jsx']

const moved = PROGRAMS.filter(
  (program) => plan(program).stops.length === 0 && !NOT_SERVERS.includes(program.name),
)

/** Programs with an accepted code, and the origin in the environment variable that they read. */
const ACCEPTED: readonly (readonly [name: string, accept: string, origin: string])[] = [
  ['express-environment.mjs', 'unread-value', ''],
  ['express-environment.mjs', 'unread-value', 'https://app.example.com'],
]

/** Mistakes that a migration could make. */
const SEEDED_BUGS: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  ['any method', /, methods: \[[^\]]*\]|methods: \[[^\]]*\],/, ''],
  ['another origin', /'http:\/\/localhost:3000'/, `'http://localhost:3001'`],
  ['no credentials', /credentials: true,/, ''],
  ['no exposed headers', /exposedHeaders: \[[^\]]*\],/, ''],
]

// The output of programs, and of frameworks about errors, is not shown.
beforeEach(() => {
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe('a program that was rewritten completely', () => {
  test.each(moved)('$name gives every page the same results as before', async ({ name, text }) => {
    const after = migrated({ name, text })
    const seen = await seenOf(name, text)
    expect(after).not.toBe(text)
    expect(await seenOf(name, after, text)).toEqual(seen)
    expect(seen.some(({ status }) => status === 'blocked')).toBe(true)
    expect(seen.some(({ status }) => status !== 'blocked')).toBe(true)
  })

  test.each(ACCEPTED)(
    '%s gives every page the same results as before if %s is accepted',
    async (name, accept, origin) => {
      vi.stubEnv('FRONTEND_URL', origin)
      const program = programOf(name)
      const seen = await seenOf(name, program.text)
      expect(await seenOf(name, migrated(program, [accept]), program.text)).toEqual(seen)
      expect(seen.some(({ status }) => status === 200)).toBe(true)
    },
  )
})

test.each(SEEDED_BUGS)('the comparison finds a migration that allows %s', async (_, from, to) => {
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

/** Runs a program. @param asking the program that names the origins and paths of the requests */
async function seenOf(name: string, text: string, asking = text): Promise<readonly Seen[]> {
  const program = await folder.run(name, text)
  try {
    return await seenFrom(program.base, asking)
  } finally {
    program.stop()
  }
}
