import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The folder of this app. */
export const APP: string = fileURLToPath(new URL('../', import.meta.url))

/** The program itself, for the wrapper `deno` passes no signal on to it. */
export const DENO: string = createRequire(import.meta.resolve('deno/package.json')).resolve(
  `@deno/${platform()}/deno${process.platform === 'win32' ? '.exe' : ''}`,
)

function platform(): string {
  const { arch } = process
  return process.platform === 'linux' ? `linux-${arch}-glibc` : `${process.platform}-${arch}`
}
