import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build as bundleFiles, type Plugin } from 'esbuild'
import { firstSentence, parseErrorReference } from '../content/error-reference.ts'
import { readRepo, ROOT } from '../repo.ts'

const PAGE = fileURLToPath(new URL('../../playground/', import.meta.url))
const STYLES = ['base', 'controls', 'forms', 'evidence', 'bench']

/** The additions of a page with live servers. */
export interface LiveParts {
  /** The path of the entry module, in place of the page's own. */
  readonly main: string
  /** Paths of stylesheets, after the page's own. */
  readonly styles: readonly string[]
  /** HTML by the names of its places in the page: `<!-- live:nav -->`. */
  readonly html: Readonly<Record<string, string>>
  /** The URL of the documentation. */
  readonly docs: string
}

/**
 * Bundles the playground as classic scripts, not as modules, so that the page also works when it is
 * opened as a file.
 *
 * @returns the contents of the files, by their names in one folder
 */
export async function bundlePlayground(live?: LiveParts): Promise<ReadonlyMap<string, string>> {
  const parts = ['explain', 'lint', 'export'] as const
  const bundles = await Promise.all([
    bundle('main.js', `import ${JSON.stringify(live?.main ?? `${PAGE}main.ts`)}`),
    bundle('theme.js', `import './theme.ts'`),
    ...parts.map((name) => bundle(`${name}.js`, partEntry(name))),
  ])
  const styles = [...STYLES.map((name) => `${PAGE}style/${name}.css`), ...(live?.styles ?? [])]
  const css = styles.map((path) => readFileSync(path, 'utf8')).join('\n')
  return new Map([['index.html', pageHtml(live)], ['style.css', css], ...bundles])
}

/** Writes the entry of a part, which registers the part for `loadPart`. */
function partEntry(name: string): string {
  return `import * as part from './parts/${name}.ts'
;(globalThis.webcorsParts ??= {})[${JSON.stringify(name)}] = part`
}

async function bundle(name: string, contents: string): Promise<[name: string, text: string]> {
  const { outputFiles } = await bundleFiles({
    // An immediate function, because an entry may use `await` at its top level.
    stdin: { contents, resolveDir: PAGE, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    plugins: [fromSource, reasons],
  })
  return [name, outputFiles[0]?.text ?? '']
}

/** Loads the packages from their sources, which need no build. */
const fromSource: Plugin = {
  name: 'from-source',
  setup(build) {
    build.onResolve({ filter: /^@webcors\// }, ({ path }) => {
      const [, name, entry = 'index'] = /^@webcors\/([\w-]+)(?:\/([\w-]+))?$/.exec(path) ?? []
      return { path: `${ROOT}packages/${name}/src/${entry}.ts`, sideEffects: false }
    })
  },
}

/** Provides one sentence about each reason of a refusal, from the error reference. */
const reasons: Plugin = {
  name: 'reasons',
  setup(build) {
    const filter = /^webcors-site:reasons$/
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'reasons' }))
    build.onLoad({ filter, namespace: 'reasons' }, () => ({
      contents: `export const REASONS = ${JSON.stringify(readReasons())}`,
    }))
  },
}

/** @returns the first sentence of each reason's entry, by the reason's code */
export function readReasons(): Readonly<Record<string, string>> {
  const { groups } = parseErrorReference(readRepo('docs/errors.md'))
  const entries = groups.find(({ title }) => title === 'Reasons of decisions')?.entries ?? []
  return Object.fromEntries(entries.map(({ code, body }) => [code, firstSentence(body)]))
}

function pageHtml(live?: LiveParts): string {
  const html = readFileSync(`${PAGE}index.html`, 'utf8')
  const filled = html.replaceAll(
    /[ ]*<!-- live:(\w+) -->\n/g,
    (_, name: string) => live?.html[name] ?? '',
  )
  if (live === undefined) return filled
  return (
    filled
      // Removes the text that is true only of a page without live servers.
      .replace(/ *<p data-alone>[^]*?<\/p>\n/, '')
      .replace('data-docs="../"', `data-docs="${live.docs}"`)
      .replace('href="../index.html" data-home', 'href="/"')
      .replace('href="../contents.html" data-guides', `href="${live.docs}contents.html"`)
  )
}
