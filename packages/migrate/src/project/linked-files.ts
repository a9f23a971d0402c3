import { posix } from 'node:path'
import type { SourceFile } from '../source/source.js'
import { folderOf } from './project.js'
import { requestsIn } from './requests-in.js'

/**
 * Groups files that import each other, in any direction and over several steps, because they may
 * belong to one application.
 *
 * @returns a function that finds out whether two files are in one group
 */
export function linkFiles(files: readonly SourceFile[]): (a: string, b: string) => boolean {
  const groups = new Map(files.map(({ path }) => [path, path] as const))
  const find = (path: string): string => {
    const parent = groups.get(path) ?? path
    return parent === path ? path : find(parent)
  }
  for (const file of files) {
    for (const specifier of requestsIn(file)) {
      if (!specifier.startsWith('.')) continue
      const target = resolveRequest(file.path, specifier, groups)
      if (target !== undefined) groups.set(find(file.path), find(target))
    }
  }
  return (a, b) => find(a) === find(b)
}

const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '/index.ts',
  '/index.js',
]

/** Resolves a relative request to a file. */
export function resolveRequest(
  from: string,
  specifier: string,
  known: { has(path: string): boolean },
): string | undefined {
  const target = posix.join(folderOf(from), specifier)
  const candidates = ENDINGS.map((ending) => target + ending)
  // TypeScript modules are imported by the names of their compiled files.
  candidates.push(target.replace(/\.([cm]?)js$/, '.$1ts'), target.replace(/\.js$/, '.tsx'))
  return candidates.find((candidate) => known.has(candidate))
}
