import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { LIBRARIES } from '../libraries/libraries.js'
import type { SourceFile } from '../source/source.js'
import type { Project } from './project.js'

const MODULE = /(?<!\.d)\.[cm]?[jt]sx?$/
const TEXT = /\.(?:vue|svelte|astro|mdx|json5?|[cm]?[jt]sx?)$/
const IGNORED = new Set([
  'node_modules',
  'dist',
  'build',
  'out',
  'coverage',
  'vendor',
  'bower_components',
])
/** The maximum size of a file. Larger modules are usually generated. */
const MAX_BYTES = 1_000_000

/**
 * Reads the modules at some paths, and other files of their packages that may name a CORS library.
 *
 * @example
 * ```ts
 * const { files } = readProject(['src'])
 * console.log(files.length)
 * ```
 *
 * @param paths files and folders
 * @param base the folder to which the paths of the result are relative
 * @throws {Error} if a path cannot be read. The message names the path.
 */
export function readProject(paths: readonly string[], base: string = process.cwd()): Project {
  const wanted = new Set(paths.flatMap((path) => modulesAt(resolve(base, path))))
  const manifests = new Set([...wanted].flatMap((path) => manifestsAbove(dirname(path))))
  const roots = new Set(
    [...wanted]
      .map((path) => manifestsAbove(dirname(path))[0])
      .filter((path) => path !== undefined),
  )
  const others = new Set<string>()
  for (const root of roots)
    for (const path of filesBelow(dirname(root)))
      if (TEXT.test(path) && !wanted.has(path) && !path.endsWith('package-lock.json'))
        others.add(path)
  const load = (path: string): SourceFile => ({
    path: relative(base, path).split(sep).join('/'),
    text: readFileSync(path, 'utf8'),
  })
  for (const path of manifests) others.delete(path)
  const installed = [...manifests].map(
    (path) => [load(path).path, installedAbove(dirname(path))] as const,
  )
  return {
    installed: Object.fromEntries(installed),
    files: [...wanted].map(load),
    manifests: [...manifests].map(load),
    others: [...others].map(load),
  }
}

function modulesAt(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new Error(`Cannot read ${path}: there is no such file or folder.`)
  if (stat.isFile()) return [path]
  return filesBelow(path).filter((file) => MODULE.test(file))
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return isIgnored(entry) ? [] : filesBelow(path)
      return entry.isFile() && statSync(path).size <= MAX_BYTES ? [path] : []
    })
}

function isIgnored({ name }: Dirent): boolean {
  return IGNORED.has(name) || name.startsWith('.')
}

/** Finds each package.json in a folder and above it, the nearest first. */
function manifestsAbove(folder: string): readonly string[] {
  const found: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    const manifest = join(at, 'package.json')
    if (existsSync(manifest)) found.push(manifest)
    // A package.json above the repository belongs to another project.
    if (existsSync(join(at, '.git')) || dirname(at) === at) return found
  }
}

/**
 * Reads the installed versions of libraries, in the folders in which Node.js looks, because
 * defaults depend on them.
 */
function installedAbove(folder: string): Readonly<Record<string, string>> {
  const versions: Record<string, string> = {}
  for (const name of LIBRARIES.map(({ versionOf }) => versionOf)) {
    for (let at = folder; ; at = dirname(at)) {
      const manifest = join(at, 'node_modules', name, 'package.json')
      if (existsSync(manifest)) {
        const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
        versions[name] = version
        break
      }
      if (dirname(at) === at) break
    }
  }
  return versions
}
