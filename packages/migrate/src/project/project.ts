import type { SourceFile } from '../source/source.js'

/** What is looked at: the texts of a project, as they are now. */
export interface Project {
  /** Modules that may be rewritten. */
  readonly files: readonly SourceFile[]
  /** All package.json files above and among them. */
  readonly manifests: readonly SourceFile[]
  /** Everything else in which a package's name may stand: modules that are not rewritten, and files such as `.vue`. */
  readonly others: readonly SourceFile[]
  /** The versions that are installed, by the path of a package.json and the name of a package. */
  readonly installed?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The package.json that a file belongs to: the nearest one above it. */
export function manifestOf(path: string, manifests: readonly SourceFile[]): SourceFile | undefined {
  return manifests
    .filter((manifest) => path.startsWith(folderOf(manifest.path)))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
}

/** With a slash at its end, or empty. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
