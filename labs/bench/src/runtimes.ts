import { bunProgram, denoProgram, nodePrograms } from '@webcors-labs/testing'

export type RuntimeName = 'node' | 'bun' | 'deno'

export interface Runtime {
  readonly name: RuntimeName
  /** The program, and what comes before the file to run. */
  readonly command: readonly [program: string, ...args: string[]]
  /** A line of Node.js between the newest and the oldest, which the frameworks of Node.js alone are timed on. */
  readonly isBetween?: true
}

/** Those that are there: this Node.js, the lines before it, the one on PATH if it is another, Bun and Deno. */
export function findRuntimes(names: readonly RuntimeName[]): Runtime[] {
  const nodes = nodePrograms().map(({ path, from }): Runtime => {
    const runtime = { name: 'node', command: [path] } as const
    return from === 'npm' ? { ...runtime, isBetween: true } : runtime
  })
  const all: Runtime[] = [
    ...nodes,
    { name: 'bun', command: [bunProgram()] },
    // Hono asks for an environment variable.
    { name: 'deno', command: [denoProgram(), 'run', '--allow-env', '--allow-read'] },
  ]
  return all.filter(({ name }) => names.includes(name))
}
