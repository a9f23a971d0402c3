import { afterEach, beforeEach, vi } from 'vitest'
import type * as core from '../index.ts'

type Core = typeof core

const LINES = Symbol.for('webcors.warnings')

/** Loads a new copy of core, as in a process with the given environment. */
export async function loadIn(environment: string | undefined): Promise<Core> {
  vi.resetModules()
  vi.stubEnv('NODE_ENV', environment)
  return import('../index.ts')
}

/**
 * Records the warnings that the tests of a file print. Each test starts without lines, as in a new
 * process.
 *
 * @returns the lines of the current test
 */
export function recordWarnings(): string[] {
  const lines: string[] = []

  beforeEach(() => {
    lines.length = 0
    Reflect.deleteProperty(globalThis, LINES)
    vi.spyOn(console, 'warn').mockImplementation((line: string) => void lines.push(line))
  })

  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  return lines
}
