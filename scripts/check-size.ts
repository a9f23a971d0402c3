// Measures the size of each package in a user's bundle: bundled by esbuild, minified by Terser,
// gzipped. Adapters are measured without core and their host, which the application has already.
// The budgets, in size-budget.json, may only go down.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { parseSync } from 'oxc-parser'
import { minify } from 'terser'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** The modules of core that run when a policy is created, or when a warning is printed. */
const VALIDATION = /packages\/core\/src\/(?:options\/|policy\/create-warn)[^/]*\.ts$/

/** An entry of size-budget.json, by its name. */
interface Budget {
  readonly bytes: number
  /** The names that an application imports. */
  readonly import: string
  /** The folder of the package, if it has another name than the entry. */
  readonly from?: string
  /** The entry file, if it is not the package's index. */
  readonly entry?: string
  readonly why: string
}

const TERSER = {
  module: true,
  ecma: 2022,
  compress: { passes: 3, ecma: 2022, unsafe_arrows: true, pure_getters: true },
} as const

const budgets = JSON.parse(readFileSync(`${ROOT}size-budget.json`, 'utf8')) as Readonly<
  Record<string, Budget>
>

for (const [name, budget] of Object.entries(budgets)) {
  const { bytes, import: names, from = name, entry = 'index', why } = budget
  const contents = `export { ${names} } from './packages/${from}/src/${entry}.ts'`
  const plugins = name === 'request' ? [withoutValidation()] : []
  const bundle = await bundled(contents, plugins)
  const minified = await minify(bundle.text, TERSER)
  const size = gzipSync(minified.code ?? '', { level: 9 }).length
  if (size <= bytes) {
    console.log(`${name}: ${size} bytes, within the budget of ${bytes} (${why})`)
  } else {
    console.error(`${name}: ${size} bytes, OVER the budget of ${bytes} (${why})`)
    console.error(`the largest modules, before compression:\n${bundle.largest.join('\n')}`)
    process.exitCode = 1
  }
}

async function bundled(contents: string, plugins: Plugin[]) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'esm',
    platform: 'neutral',
    packages: 'external',
    write: false,
    metafile: true,
    plugins,
  })
  const largest = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .toSorted(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 12)
    .map(([path, { bytesInOutput }]) => `  ${bytesInOutput} ${path}`)
  return { text: outputFiles[0]?.text ?? '', largest }
}

/** Keeps only the names of each module of validation. */
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
