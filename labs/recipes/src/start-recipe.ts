import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { bunProgram, WRANGLER_ENV } from '@webcors-labs/testing'
import type { Recipe } from './recipe.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const PRELOAD = new URL('preload.mjs', import.meta.url).href
const PRELOAD_BUN = fileURLToPath(new URL('preload-bun.ts', import.meta.url))

/** Variables that keep frameworks from contacting their vendors. */
const QUIET = {
  ...WRANGLER_ENV,
  ASTRO_TELEMETRY_DISABLED: '1',
  BETTER_AUTH_TELEMETRY: '0',
  DO_NOT_TRACK: '1',
}

/** Builds the program, if it needs a build. */
export function buildRecipe({ folder, build }: Recipe): void {
  if (build === undefined) return
  const [program, ...args] = commandOf(build)
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: join(ROOT, folder),
    env: { ...process.env, ...QUIET, NODE_ENV: 'production' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Cannot build ${folder}:\n${stdout}${stderr}`)
}

/** Starts the program on loopback. It also serves the policies of the table. */
export function startRecipe(
  { folder, env = {} }: Recipe,
  start: Recipe['start'],
): Promise<ServerProcess> {
  const isBun = start[0] === 'bun'
  return startServerProcess({
    command: isBun ? [bunProgram(), '--preload', PRELOAD_BUN, ...start.slice(1)] : commandOf(start),
    cwd: join(ROOT, folder),
    env: {
      ...QUIET,
      PORT: '0',
      // Wrangler starts workerd, which cannot load a module of Node.js, so its own options replace
      // the module.
      ...(isBun || start.join().includes('wrangler')
        ? {}
        : { NODE_OPTIONS: `--import=${PRELOAD}` }),
      ...env,
    },
  })
}

/** Reads the installed versions of a recipe's packages. */
export function versionsOf({ folder, packages }: Recipe): string[] {
  return packages.map((name) => {
    const manifest = join(ROOT, folder, folderOfPackage(folder, name), 'package.json')
    return `${name} ${(JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version}`
  })
}

/**
 * Finds the folder of a package: in the program's own installation if it is on demand, otherwise in
 * this lab's.
 */
function folderOfPackage(folder: string, name: string): string {
  return folder.startsWith('on-demand/')
    ? join('node_modules', name)
    : join('../../node_modules', name)
}

function commandOf([program, ...args]: Recipe['start']): [string, ...string[]] {
  return [program === 'node' ? process.execPath : program, ...args]
}
