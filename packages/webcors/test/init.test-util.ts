import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { main } from '../src/main.js'
import { write } from './folder.test-util.js'
import { APP } from './main.test-util.js'

/** Returns the package.json that `npm init` and `npm install` would write. */
export function manifestWith(packages: object, more: object = {}): string {
  return `${JSON.stringify({ ...more, dependencies: packages }, null, 2)}\n`
}

export const ON_EXPRESS: Readonly<Record<string, string>> = {
  'package.json': manifestWith({ express: '^5' }),
}

/** Creates a folder, and a function that runs `webcors init` in it. */
export function folderOf(files: Readonly<Record<string, string>>) {
  const folder = write(files)
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  return {
    folder,
    read,
    has: (file: string): boolean => existsSync(join(folder, file)),
    /** Lists all files except package.json. */
    list: (): readonly string[] =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'package.json')
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .toSorted(),
    /** @param args arguments after `--origin` */
    init: (...args: readonly string[]) => main(['init', '--dir', folder, '--origin', APP, ...args]),
  }
}

interface Printed {
  readonly host: string
  readonly because: string
  readonly policy: string
  readonly install: string | null
  readonly commands: readonly string[]
  readonly notes: readonly string[]
  readonly paste: { readonly file: string; readonly code: string } | null
  readonly changes: readonly { readonly file: string; readonly kind: string }[]
}

/** Returns the plan that `--json --dry-run` prints for a folder. */
export async function planFor(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Printed> {
  const { stdout, stderr } = await folderOf(files).init('--json', '--dry-run', ...args)
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout) as Printed
}
