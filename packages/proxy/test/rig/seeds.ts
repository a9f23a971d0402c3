import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'

/** A `require` for the CommonJS packages in the bundle, because modules have none. */
export const BANNER = {
  js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
}

/** Imports a module of `src`, with the bug that `seeded-bugs.ts` seeds, if it does. */
export async function importSource<T>(path: string): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-proxy-source-'))
  const outfile = join(folder, 'module.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL(`../../src/${path}`, import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner: BANNER,
    plugins: seeds(),
    logLevel: 'error',
  })
  const module = (await import(pathToFileURL(outfile).href)) as T
  rmSync(folder, { recursive: true })
  return module
}

interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Returns the plugin that seeds the bug of `seeded-bugs.ts`, or nothing outside that program. */
export function seeds(): Plugin[] {
  const { WEBCORS_PROXY_SEED } = process.env
  if (WEBCORS_PROXY_SEED === undefined) return []
  const { file, from, to } = JSON.parse(WEBCORS_PROXY_SEED) as Edit
  const setup: Plugin['setup'] = (bundler) => {
    bundler.onLoad({ filter: /packages[\\/]proxy[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      if (!path.replaceAll('\\', '/').endsWith(`/src/${file}`)) return undefined
      const text = readFileSync(path, 'utf8')
      if (!text.includes(from)) throw new Error(`Cannot seed a bug: ${file} has no "${from}"`)
      return { contents: text.replace(from, () => to), loader: 'ts' }
    })
  }
  return [{ name: 'seed', setup }]
}
