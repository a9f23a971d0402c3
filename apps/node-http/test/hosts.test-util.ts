import { bunProgram, denoProgram, folderOf, nodePrograms } from '@webcors-labs/testing'

/** The folder of this app. */
export const APP: string = folderOf(import.meta.url)

/** A program that has `node:http`. */
export interface Host {
  readonly name: string
  readonly isNode: boolean
  /** What starts it; a program's path is to follow. */
  readonly command: readonly [program: string, ...args: string[]]
}

/** Every Node.js that is here, the one that runs this first; and the others. */
export const HOSTS: readonly Host[] = [
  ...nodePrograms().map(
    ({ version, path }): Host => ({ name: `Node.js ${version}`, isNode: true, command: [path] }),
  ),
  { name: 'Bun', isNode: false, command: [bunProgram()] },
  { name: 'Deno', isNode: false, command: [denoProgram(), 'run', '--allow-all'] },
]
