import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

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
  const own: Runtime = { name: 'node', command: [process.execPath] }
  const other = nodeOnPath()
  const all: Runtime[] = [
    own,
    ...linesBetween(),
    ...(other === null ? [] : [{ name: 'node', command: [other] } as const]),
    { name: 'bun', command: [bun()] },
    // Hono asks for an environment variable.
    { name: 'deno', command: [deno(), 'run', '--allow-env', '--allow-read'] },
  ]
  return all.filter(({ name }) => names.includes(name))
}

/** Those that this repository brings, newest first. */
function linesBetween(): Runtime[] {
  const folder = new URL('../../../apps/node-http/node_modules/', import.meta.url)
  return ['node24-linux-x64', 'node22-linux-x64']
    .map((name) => fileURLToPath(new URL(`${name}/bin/node`, folder)))
    .filter((program) => existsSync(program))
    .map((program) => ({ name: 'node', command: [program], isBetween: true }))
}

/** The Node.js of the machine: the one that pnpm puts first on PATH is ours. */
function nodeOnPath(): string | null {
  const program = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.split(sep).includes('node_modules'))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file))
  if (program === undefined) return null
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
  return version === process.version ? null : program
}

// The packages `bun` and `deno` hold wrappers; the programs stand beside them.

function bun(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const cpu = process.arch === 'arm64' ? 'aarch64' : process.arch
  return beside(import.meta.resolve('bun/package.json'), `@oven/bun-${os}-${cpu}/bin/bun`)
}

function deno(): string {
  const libc = process.platform === 'linux' ? '-glibc' : ''
  const folder = `@deno/${process.platform}-${process.arch}${libc}`
  return beside(import.meta.resolve('deno/package.json'), `${folder}/deno`)
}

function beside(manifest: string, program: string): string {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return createRequire(manifest).resolve(`${program}${suffix}`)
}
