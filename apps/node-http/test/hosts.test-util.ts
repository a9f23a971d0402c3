import { bunProgram, denoProgram, folderOf, nodePrograms } from '@webcors-labs/testing'

/** The folder of this app. */
export const APP: string = folderOf(import.meta.url)

/** A program that has `node:http`. */
export interface Host {
  readonly name: string
  readonly isNode: boolean
  /** The command that starts the runtime, without the path of the program. */
  readonly command: readonly [program: string, ...args: string[]]
}

/** Every Node.js on this machine, the one that runs the tests first, and the other runtimes. */
export const HOSTS: readonly Host[] = [
  ...nodePrograms().map(
    ({ version, path }): Host => ({ name: `Node.js ${version}`, isNode: true, command: [path] }),
  ),
  { name: 'Bun', isNode: false, command: [bunProgram()] },
  { name: 'Deno', isNode: false, command: [denoProgram(), 'run', '--allow-all'] },
]
