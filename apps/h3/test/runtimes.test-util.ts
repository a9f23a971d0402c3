import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The folder of this app. */
export const APP: string = fileURLToPath(new URL('../', import.meta.url))

const { platform, arch } = process
const suffix = platform === 'win32' ? '.exe' : ''

/**
 * The commands that start a server of this app, by runtime. The programs are those of their platform
 * packages: the wrappers `deno` and `bun` pass no signal on, or wait for an install script that is denied.
 */
export const RUNTIMES: Readonly<Record<string, (name: string) => [string, ...string[]]>> = {
  'Node.js': (name) => [process.execPath, `dist/${name}.js`],
  Deno: (name) => [program('deno', `@deno/${denoPlatform()}/deno`), 'run', '-A', `src/${name}.ts`],
  Bun: (name) => [program('bun', `@oven/bun-${bunPlatform()}/bin/bun`), `src/${name}.ts`],
}

function program(name: string, path: string): string {
  return createRequire(import.meta.resolve(`${name}/package.json`)).resolve(path + suffix)
}

function denoPlatform(): string {
  return platform === 'linux' ? `linux-${arch}-glibc` : `${platform}-${arch}`
}

function bunPlatform(): string {
  return `${platform === 'win32' ? 'windows' : platform}-${arch === 'arm64' ? 'aarch64' : arch}`
}
