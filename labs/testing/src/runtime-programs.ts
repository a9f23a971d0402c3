import { createRequire } from 'node:module'

const { platform, arch } = process

// The packages `bun` and `deno` have wrappers, which do not pass signals on or wait for an install
// script that is denied. The programs are in the packages for each platform.

/** Finds the path of Bun. */
export function bunProgram(): string {
  const system = platform === 'win32' ? 'windows' : platform
  const cpu = arch === 'arm64' ? 'aarch64' : arch
  return programBeside('bun', `@oven/bun-${system}-${cpu}/bin/bun`)
}

/** Finds the path of Deno. */
export function denoProgram(): string {
  const libc = platform === 'linux' ? '-glibc' : ''
  return programBeside('deno', `@deno/${platform}-${arch}${libc}/deno`)
}

function programBeside(wrapper: string, path: string): string {
  const suffix = platform === 'win32' ? '.exe' : ''
  try {
    return createRequire(import.meta.resolve(`${wrapper}/package.json`)).resolve(path + suffix)
  } catch (cause) {
    throw new Error(`Cannot find ${path}: npm has no ${wrapper} for this machine`, { cause })
  }
}
