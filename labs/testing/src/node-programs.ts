import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, sep } from 'node:path'

/** A Node.js of this machine. */
export interface NodeProgram {
  /** The version: `v26.10.0`. */
  readonly version: string
  readonly path: string
  /** Its source: the running Node.js, npm, or the machine. */
  readonly from: 'this process' | 'npm' | 'machine'
}

/** The oldest line that the packages support. */
const OLDEST_MAJOR = 20
// Packages of older lines of Node.js, newest first. This lab depends only on the packages for Linux
// on x64.
const PACKAGES = ['node24-linux-x64', 'node22-linux-x64']
const require = createRequire(import.meta.url)

/**
 * Finds every Node.js on this machine, each version once: the running one, those that npm
 * installed, and the machine's own if the packages support it.
 */
export function nodePrograms(): NodeProgram[] {
  const found = [
    { path: process.execPath, from: 'this process' },
    ...PACKAGES.flatMap((name) => ({ path: packaged(name), from: 'npm' as const })),
    { path: machines(), from: 'machine' },
  ] as const
  const programs = new Map<string, NodeProgram>()
  for (const { path, from } of found) {
    if (path === null) continue
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()
    const major = Number.parseInt(version.slice(1), 10)
    if (major >= OLDEST_MAJOR && !programs.has(version))
      programs.set(version, { version, path, from })
  }
  return [...programs.values()]
}

function packaged(name: string): string | null {
  try {
    return require.resolve(`${name}/bin/node`)
  } catch {
    return null
  }
}

/** Finds the first Node.js on PATH that pnpm did not install. */
function machines(): string | null {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.split(sep).includes('node_modules'))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file))
  return path === undefined ? null : realpathSync(path)
}
