import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build as bundleFiles, type Plugin } from 'esbuild'
import { firstSentence, parseErrorReference } from '../content/error-reference.ts'
import { readRepo, ROOT } from '../repo.ts'

const PAGE = fileURLToPath(new URL('../../playground/', import.meta.url))
const STYLES = ['base', 'controls', 'forms', 'evidence', 'bench']

/** What a page with live servers adds. */
export interface LiveParts {
  /** In place of the page's own entry. */
  readonly main: string
  /** Paths of stylesheets, after the page's own. */
  readonly styles: readonly string[]
  /** HTML by the names of the places that it goes to: `<!-- live:nav -->`. */
  readonly html: Readonly<Record<string, string>>
  /** Where the documentation stands. */
  readonly docs: string
}

/**
 * Bundles the playground: classic scripts and no modules, so that the page works where it is opened as a file.
 *
 * @returns contents by the names of files that stand in one folder
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

/** A part puts itself where `loadPart` looks. */
function partEntry(name: string): string {
  return `import * as part from './parts/${name}.ts'
;(globalThis.webcorsParts ??= {})[${JSON.stringify(name)}] = part`
}

async function bundle(name: string, contents: string): Promise<[name: string, text: string]> {
  const { outputFiles } = await bundleFiles({
    // An immediate function, which may wait: an entry of its own awaits what it starts.
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

/** Takes the packages from their sources, so that nothing has to be built before. */
const fromSource: Plugin = {
  name: 'from-source',
  setup(build) {
    build.onResolve({ filter: /^@webcors\// }, ({ path }) => {
      const [, name, entry = 'index'] = /^@webcors\/([\w-]+)(?:\/([\w-]+))?$/.exec(path) ?? []
      return { path: `${ROOT}packages/${name}/src/${entry}.ts`, sideEffects: false }
    })
  },
}

/** A sentence on each reason for which a policy refuses, as the error reference has it. */
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

/** @returns the first sentence of each reason's entry, by reason */
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
      // What is true of a page alone.
      .replace(/ *<p data-alone>[^]*?<\/p>\n/, '')
      .replace('data-docs="../"', `data-docs="${live.docs}"`)
      .replace('href="../index.html" data-home', 'href="/"')
      .replace('href="../contents.html" data-guides', `href="${live.docs}contents.html"`)
  )
}
