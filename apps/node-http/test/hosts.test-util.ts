import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this app. */
export const APP: string = fileURLToPath(new URL('../', import.meta.url))

/** A program that has `node:http`. */
export interface Host {
  readonly name: string
  readonly isNode: boolean
  /** What starts it; a program's path is to follow. Nothing where it cannot be had. */
  readonly command: readonly string[]
}

const require = createRequire(import.meta.url)
const { platform, arch } = process
const exe = platform === 'win32' ? '.exe' : ''

/** The Node.js that runs this, the machine's own where that is another, those between; and the others. */
export const HOSTS: readonly Host[] = [
  ...nodes([process.execPath, ...machines()]),
  // Of npm's packages with older ones, those for Linux on x64 stand for all.
  ...['node22-linux-x64', 'node24-linux-x64'].map(packaged),
  {
    name: 'Bun',
    isNode: false,
    command: [inner(import.meta.resolve('bun/package.json'), `@oven/bun-${bunPlatform()}/bin/bun`)],
  },
  {
    name: 'Deno',
    isNode: false,
    command: [
      inner(import.meta.resolve('deno/package.json'), `@deno/${denoPlatform()}/deno`),
      'run',
      '--allow-all',
    ],
  },
]

/** The name of a group of tests, which says why they are skipped. */
export function titleOf({ name, command }: Host): string {
  return command.length > 0 ? name : `${name} (skipped: npm has it not for ${platform} ${arch})`
}

function machines(): string[] {
  const folders = process.env['PATH']?.split(delimiter) ?? []
  const own = folders
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, `node${exe}`))
    .find((program) => existsSync(program))
  return own === undefined ? [] : [realpathSync(own)]
}

function nodes(programs: readonly string[]): Host[] {
  const versions = programs.map((program): [string, string] => [versionOf(program), program])
  return [...new Map(versions)]
    .filter(([version]) => Number.parseInt(version.slice(1), 10) >= 20)
    .map(([version, program]) => ({
      name: `Node.js ${version}`,
      isNode: true,
      command: [program],
    }))
}

function packaged(name: string): Host {
  try {
    const program = require.resolve(`${name}/bin/node`)
    return { name: `Node.js ${versionOf(program)}`, isNode: true, command: [program] }
  } catch {
    return { name, isNode: true, command: [] }
  }
}

function versionOf(program: string): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim()
}

/** A program itself, for the wrapper passes no signal on to it, or waits for an install script that is denied. */
function inner(wrapper: string, path: string): string {
  return createRequire(wrapper).resolve(path + exe)
}

function bunPlatform(): string {
  const system = platform === 'win32' ? 'windows' : platform
  return `${system}-${arch === 'arm64' ? 'aarch64' : arch}`
}

function denoPlatform(): string {
  return platform === 'linux' ? `linux-${arch}-glibc` : `${platform}-${arch}`
}
