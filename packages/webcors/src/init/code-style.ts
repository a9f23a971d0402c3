import { posix } from 'node:path'
import { findEntry } from './find-entry.js'
import type { Host } from './host.js'
import type { Project } from './project.js'
import { type Runner, findRunner } from './test-runner.js'

/** The style of the code of a project. */
export interface CodeStyle {
  readonly language: 'js' | 'ts'
  /** CommonJS if the program of the project is CommonJS. */
  readonly format: 'esm' | 'cjs'
  /**
   * The extension of new files: `.ts`, `.js` if package.json makes it an ES module, else `.mjs` or
   * `.cjs`.
   */
  readonly extension: '.ts' | '.js' | '.mjs' | '.cjs'
  /** The folder for sources: `''` or `'src/'`. */
  readonly folder: '' | 'src/'
  /** The extension in an import of a TypeScript file. */
  readonly importExtension: '.ts' | '.js' | ''
  readonly runner: Runner
}

export function readCodeStyle(project: Project, host: Host): CodeStyle {
  const { manifest, has, read } = project
  const entry = findEntry(project)
  const runner = findRunner(project, host)
  const isInSources = has('src') || host.program.file.startsWith('src/')
  const folder = isInSources ? 'src/' : ''
  const isTypeScript =
    host.isTypeScript ?? (entry === null ? has('tsconfig.json') : /\.[cm]?ts$/.test(entry))
  const common = {
    folder,
    runner,
    importExtension: readImportExtension(project, host, runner),
  } as const
  if (isTypeScript) return { ...common, language: 'ts', format: 'esm', extension: '.ts' }
  const isModule = manifest?.type === 'module'
  const isCommonJs =
    !isModule && (runner === 'jest' || (entry !== null && requires(entry, read(entry))))
  if (isCommonJs) return { ...common, language: 'js', format: 'cjs', extension: '.cjs' }
  return { ...common, language: 'js', format: 'esm', extension: isModule ? '.js' : '.mjs' }
}

function requires(file: string, text: string): boolean {
  if (/\.[cm]js$/.test(file)) return file.endsWith('.cjs')
  return /\brequire\(|\bmodule\.exports\b/.test(text) && !/^import\b.*['"]/m.test(text)
}

/**
 * Returns the extension that the settings of TypeScript require. Without settings, returns one that
 * every tool of the host resolves.
 */
function readImportExtension(
  { manifest, read }: Project,
  { name, runner: ownRunner }: Host,
  runner: Runner,
): CodeStyle['importExtension'] {
  const settings = read('tsconfig.json')
  const takesTs = /"(?:allowImportingTsExtensions|rewriteRelativeImportExtensions)"\s*:\s*true/
  if (takesTs.test(settings) || ownRunner !== undefined) return '.ts'
  if (name === 'next' || name === 'nitro' || runner === 'jest') return ''
  return manifest?.type === 'module' ? '.js' : ''
}

/** Returns the specifier with which one file of the project imports another. */
export function specifier(from: string, to: string, { importExtension }: CodeStyle): string {
  const path = posix.relative(posix.dirname(from), to)
  const whole = path.startsWith('.') ? path : `./${path}`
  return to.endsWith('.ts') ? whole.replace(/\.ts$/, importExtension) : whole
}
