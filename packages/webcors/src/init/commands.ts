import type { CodeStyle } from './code-style.js'
import type { Host } from './host.js'
import { byNode } from './hosts/ask.js'
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

interface Started {
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
  { style, policy, test, isScriptAdded, start, hasVariables }: Started,
): readonly string[] {
  return [
    testCommand(project, style.runner, test, isScriptAdded),
    ...(start === null ? [] : [startOf(host, style, start, hasVariables)]),
    `npx webcors lint ${policy}`,
  ]
}

/** Node.js strips types, and does not find `app.ts` where the project's settings make TypeScript import `./app.js` or `./app`. */
function startOf(host: Host, style: CodeStyle, file: string, hasVariables: boolean): string {
  const command = host.start(file, hasVariables)
  const isUnresolved = style.language === 'ts' && style.importExtension !== '.ts'
  return isUnresolved && host.start === byNode ? command.replace(/^node /, 'npx tsx ') : command
}
