import { bunProgram, denoProgram, folderOf } from '@webcors-labs/testing'

/** The folder of this app. */
export const APP: string = folderOf(import.meta.url)

/** The commands that start a server of this app, by runtime. */
export const RUNTIMES: Readonly<Record<string, (name: string) => [string, ...string[]]>> = {
  'Node.js': (name) => [process.execPath, `dist/${name}.js`],
  Deno: (name) => [denoProgram(), 'run', '-A', `src/${name}.ts`],
  Bun: (name) => [bunProgram(), `src/${name}.ts`],
}
