// What @webcors/core costs whoever bundles it, minified and gzipped. The budgets, in size-budget.json, may only go down.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { parseSync } from 'oxc-parser'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** The modules of core that run when a policy is made, and never for a request. */
const VALIDATION =
  /packages\/core\/src\/[^/]*(?:validate-|issue|cors-options-error|suggest)[^/]*\.ts$/

/** What is measured: the names that an application imports, and what is left out. */
const BUNDLES = {
  everything: {
    names: 'createCors, withCors, validateCorsOptions, originsFrom, CorsOptionsError',
    plugins: [],
  },
  request: { names: 'withCors', plugins: [withoutValidation()] },
}

const budgets = JSON.parse(readFileSync(`${ROOT}size-budget.json`, 'utf8'))

for (const [name, { names, plugins }] of Object.entries(BUNDLES)) {
  const size = await gzippedSize(`export { ${names} } from './packages/core/src/index.ts'`, plugins)
  const { bytes, why } = budgets[name]
  const verdict = size <= bytes ? 'within' : 'OVER'
  console.log(`${name}: ${size} bytes, ${verdict} the budget of ${bytes} (${why})`)
  if (size > bytes) process.exitCode = 1
}

async function gzippedSize(contents: string, plugins: Plugin[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'esm',
    platform: 'neutral',
    write: false,
    plugins,
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

/** Leaves of each module of validation its names alone. */
function withoutValidation(): Plugin {
  return {
    name: 'without-validation',
    setup(bundler) {
      bundler.onLoad({ filter: VALIDATION }, ({ path }) => {
        const { module } = parseSync(path, readFileSync(path, 'utf8'))
        const names = module.staticExports.flatMap(({ entries }) =>
          entries.flatMap(({ isType, exportName }) => (isType ? [] : (exportName.name ?? []))),
        )
        return { contents: names.map((name) => `export let ${name}`).join('\n') }
      })
    },
  }
}
