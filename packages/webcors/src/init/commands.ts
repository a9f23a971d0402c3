import type { CodeStyle } from './code-style.js'
import type { Host } from './host.js'
import type { Project } from './project.js'
import { testCommand } from './test-runner.js'

type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'deno'

const ADD: Readonly<Record<Manager, (names: readonly string[]) => string>> = {
  npm: (names) => `npm install ${names.join(' ')}`,
  pnpm: (names) => `pnpm add ${names.join(' ')}`,
  yarn: (names) => `yarn add ${names.join(' ')}`,
  bun: (names) => `bun add ${names.join(' ')}`,
  deno: (names) => `deno add ${names.map((name) => `npm:${name}`).join(' ')}`,
}

function findManager({ has }: Project, { runner }: Host): Manager {
  if (runner === 'deno') return 'deno'
  if (has('pnpm-lock.yaml')) return 'pnpm'
  if (has('yarn.lock')) return 'yarn'
  return has('bun.lock') || has('bun.lockb') ? 'bun' : 'npm'
}

/**
 * Returns the command that installs the packages which the new files import; `null` if none is
 * missing.
 *
 * @param isStarted whether the plan has a program, which imports more than the policy
 */
export function installOf(
  project: Project,
  host: Host,
  { language }: CodeStyle,
  isStarted: boolean,
): string | null {
  const needsTypes = language === 'ts' && host.runner === undefined
  const wanted = [
    host.package,
    ...(isStarted ? host.needs : []),
    ...(needsTypes ? ['@types/node'] : []),
  ]
  const missing = wanted.filter((name) => !(name in project.packages))
  return missing.length === 0 ? null : ADD[findManager(project, host)](missing)
}

interface Written {
  readonly style: CodeStyle
  readonly policy: string
  /** The path of the written test. */
  readonly test: string
  readonly isScriptAdded: boolean
  readonly start: string | null
  readonly hasVariables: boolean
}

/** Returns the next commands: the test, the program, and other commands of webcors. */
export function commandsOf(
  project: Project,
  host: Host,
  { style, policy, test, isScriptAdded, start, hasVariables }: Written,
): readonly string[] {
  return [
    testCommand(project, style.runner, test, isScriptAdded),
    ...(start === null ? [] : [host.start(start, { hasVariables, node: nodeFor(style) })]),
    `npx webcors lint ${policy}`,
  ]
}

/**
 * Node.js strips types, but it does not find `app.ts` if the project's settings make TypeScript
 * import `./app.js` or `./app`.
 */
function nodeFor({ language, importExtension }: CodeStyle): 'node' | 'npx tsx' {
  return language === 'ts' && importExtension !== '.ts' ? 'npx tsx' : 'node'
}
