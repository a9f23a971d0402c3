import type { Host } from './host.js'
import type { Project } from './project.js'

/** What runs the tests of a project. */
export type Runner = 'node' | 'vitest' | 'jest' | 'mocha' | 'bun' | 'deno'

/** The runner that package.json names, else the one that the runtime brings. */
export function findRunner({ packages, manifest }: Project, host: Host): Runner {
  const script = manifest?.scripts?.['test'] ?? ''
  for (const runner of ['vitest', 'jest', 'mocha'] as const) {
    if (runner in packages || new RegExp(`\\b${runner}\\b`).test(script)) return runner
  }
  return /\bbun test\b/.test(script) ? 'bun' : (host.runner ?? 'node')
}

/** The command behind `npm test`. */
export const TEST_SCRIPTS: Readonly<Record<Runner, string>> = {
  node: 'node --test',
  vitest: 'vitest run',
  jest: 'jest',
  mocha: 'mocha',
  bun: 'bun test',
  deno: 'deno test --allow-env',
}

/** Where each runner has its `test` from; Jest's and Deno's are globals. */
export const TEST_IMPORTS: Readonly<Record<Runner, string>> = {
  node: "import { test } from 'node:test'",
  vitest: "import { test } from 'vitest'",
  jest: "import { test } from '@jest/globals'",
  mocha: "import { it as test } from 'mocha'",
  bun: "import { test } from 'bun:test'",
  deno: '',
}
