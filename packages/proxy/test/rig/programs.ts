import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, sep } from 'node:path'

// A published package cannot name the private one that has the same for apps and labs: `pnpm pack` refuses it.

const require = createRequire(import.meta.url)
const { arch, platform } = process

/** The programs themselves: the wrappers of the packages pass no signal on, or wait for an install script that is denied. */
export function denoProgram(): string {
  const libc = platform === 'linux' ? '-glibc' : ''
  return programBeside('deno', `@deno/${platform}-${arch}${libc}/deno`)
}

export function bunProgram(): string {
  const system = platform === 'win32' ? 'windows' : platform
  return programBeside('bun', `@oven/bun-${system}-${arch === 'arm64' ? 'aarch64' : arch}/bin/bun`)
}

export function workerdProgram(): string {
  return (require('workerd') as { default: string }).default
}

/** The first Node.js on PATH that pnpm has not put there; `null` if it is the one that runs this. */
export function machinesNode(): string | null {
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !folder.split(sep).includes('node_modules'))
    .map((folder) => join(folder, platform === 'win32' ? 'node.exe' : 'node'))
    .find((file) => existsSync(file))
  return found === undefined || realpathSync(found) === realpathSync(process.execPath)
    ? null
    : found
}

function programBeside(wrapper: string, path: string): string {
  const suffix = platform === 'win32' ? '.exe' : ''
  return createRequire(require.resolve(`${wrapper}/package.json`)).resolve(path + suffix)
}
