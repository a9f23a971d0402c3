import { bunProgram, denoProgram, nodePrograms } from '@webcors-labs/testing'

export type RuntimeName = 'node' | 'bun' | 'deno'

export interface Runtime {
  readonly name: RuntimeName
  /** The program, and its arguments before the file to run. */
  readonly command: readonly [program: string, ...args: string[]]
  /**
   * Whether this is a line of Node.js between the newest and the oldest, on which only its
   * frameworks are timed.
   */
  readonly isBetween?: true
}

/**
 * Finds the installed runtimes: this Node.js, earlier lines, another Node.js on PATH, Bun and Deno.
 */
export function findRuntimes(names: readonly RuntimeName[]): Runtime[] {
  const nodes = nodePrograms().map(({ path, from }): Runtime => {
    const runtime = { name: 'node', command: [path] } as const
    return from === 'npm' ? { ...runtime, isBetween: true } : runtime
  })
  const all: Runtime[] = [
    ...nodes,
    { name: 'bun', command: [bunProgram()] },
    // Hono reads an environment variable.
    { name: 'deno', command: [denoProgram(), 'run', '--allow-env', '--allow-read'] },
  ]
  return all.filter(({ name }) => names.includes(name))
}
