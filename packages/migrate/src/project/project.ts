import type { SourceFile } from '../source/source.js'

/** The current texts of a project. */
export interface Project {
  /** Modules that may be rewritten. */
  readonly files: readonly SourceFile[]
  /** The package.json files in the folders of `files` and above. */
  readonly manifests: readonly SourceFile[]
  /**
   * Other files that may name a package: modules that are not rewritten, and files such as `.vue`.
   */
  readonly others: readonly SourceFile[]
  /** The installed versions, by the path of a package.json and the name of a package. */
  readonly installed?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Finds the package.json of a file: the nearest one above it. */
export function manifestOf(path: string, manifests: readonly SourceFile[]): SourceFile | undefined {
  return manifests
    .filter((manifest) => path.startsWith(folderOf(manifest.path)))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
}

/** Returns the folder of a path with a slash at the end, or an empty text. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
