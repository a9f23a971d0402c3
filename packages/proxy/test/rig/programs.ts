import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join, sep } from 'node:path'

// Apps and labs have these functions in a private package. `pnpm pack` refuses a published package
// that depends on it.

const require = createRequire(import.meta.url)
const { arch, platform } = process

/**
 * Finds the program itself, because the wrapper in its package passes no signal on, or needs a
 * denied install script.
 */
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

/**
 * Finds the first Node.js on PATH outside `node_modules`; `null` if it runs this process, or if
 * there is none.
 */
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
