import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../usage-error.js'

/** The parts of a package.json that `init` reads. */
export interface Manifest {
  readonly type?: string
  readonly main?: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** The folder of a project. Paths are relative to it, with slashes. */
export interface Project {
  readonly folder: string
  /** `null` if there is no package.json. */
  readonly manifest: Manifest | null
  /** The packages that package.json names, with their ranges. */
  readonly packages: Readonly<Record<string, string>>
  readonly has: (path: string) => boolean
  /** Returns the text of a file; `''` if the file does not exist. */
  readonly read: (path: string) => string
}

/**
 * Reads a project.
 *
 * @throws {UsageError} if the folder does not exist, or if its package.json cannot be read
 */
export function readProject(folder: string): Project {
  if (!existsSync(folder)) throw new UsageError(`Cannot use the folder ${folder}: no such folder.`)
  const has = (path: string): boolean => existsSync(join(folder, path))
  const read = (path: string): string => (has(path) ? readFileSync(join(folder, path), 'utf8') : '')
  const manifest = has('package.json') ? readManifest(read('package.json')) : null
  const { dependencies, devDependencies, peerDependencies } = manifest ?? {}
  const packages = { ...peerDependencies, ...devDependencies, ...dependencies }
  return { folder, manifest, packages, has, read }
}

function readManifest(text: string): Manifest {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Manifest
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(`Cannot read package.json: ${message}`, { cause: error })
  }
}
