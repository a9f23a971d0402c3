import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/** The start of the folder's path, within this package, so that programs find its dependencies. */
const BELOW = fileURLToPath(new URL('../.programs-', import.meta.url))

/** The folder for programs. The test file that imports this module removes it at the end. */
export const FOLDER: string = mkdtempSync(BELOW)

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

/** Writes a program, and returns its path. */
export function write(name: string, text: string): string {
  const file = join(FOLDER, name)
  writeFileSync(file, text)
  return file
}

/** The output of a program. */
export interface Ran {
  /** Lines of standard error. */
  readonly lines: readonly string[]
  readonly out: string
}

/**
 * Runs a program to its end, in an environment of its own, because warnings depend on the process.
 */
export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Ran {
  const { PATH = '', HOME = '' } = process.env
  const { stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { PATH, HOME, NO_COLOR: '1', ...env },
    input: '',
    timeout: 60_000,
  })
  return { out: stdout.trim(), lines: stderr.split('\n').filter(Boolean) }
}
