import type { Host } from './host.js'
import type { Project } from './project.js'

/** A test runner. */
export type Runner = 'node' | 'vitest' | 'jest' | 'mocha' | 'bun' | 'deno'

/** Returns the runner that package.json names, or the one of the runtime. */
export function findRunner({ packages, manifest }: Project, host: Host): Runner {
  const script = manifest?.scripts?.['test'] ?? ''
  for (const runner of ['vitest', 'jest', 'mocha'] as const) {
    if (runner in packages || new RegExp(`\\b${runner}\\b`).test(script)) return runner
  }
  return /\bbun test\b/.test(script) ? 'bun' : (host.runner ?? 'node')
}

/** The command for the script `test`. */
export const TEST_SCRIPTS: Readonly<Record<Runner, string>> = {
  node: 'node --test',
  vitest: 'vitest run',
  jest: 'jest',
  mocha: 'mocha',
  bun: 'bun test',
  deno: 'deno test --allow-env',
}

/** Matches `node --test` with options but without files: it finds the test by its name. */
const FINDS_TESTS = /(?:^|&&)\s*node --test(?: --\S+)*\s*(?:$|&&)/

/**
 * The command that runs the written test: `npm test`, unless the script of the project runs other files.
 *
 * @param file the path of the written test
 * @param isAdded whether `init` adds the script for this test
 */
export function testCommand(
  { manifest }: Project,
  runner: Runner,
  file: string,
  isAdded: boolean,
): string {
  if (manifest === null || runner === 'deno') return TEST_SCRIPTS[runner]
  const script = manifest.scripts?.['test']
  const isMissed = !isAdded && script !== undefined && !FINDS_TESTS.test(script)
  return runner === 'node' && isMissed ? `node --test ${file}` : 'npm test'
}

/** Whether `npm init` wrote the script as a placeholder. */
export function isPlaceholder(script: string): boolean {
  return script.includes('no test specified')
}

/** The import of `test` for each runner. Deno has it as a global. */
export const TEST_IMPORTS: Readonly<Record<Runner, string>> = {
  node: "import { test } from 'node:test'",
  vitest: "import { test } from 'vitest'",
  jest: "import { test } from '@jest/globals'",
  mocha: "import { it as test } from 'mocha'",
  bun: "import { test } from 'bun:test'",
  deno: '',
}
