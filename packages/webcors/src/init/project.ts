import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../usage-error.js'

/** What a package.json says that matters here. */
export interface Manifest {
  readonly type?: string
  readonly main?: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** The folder that a command works in. Paths are relative to it, with slashes. */
export interface Project {
  readonly folder: string
  /** `null` where there is no package.json. */
  readonly manifest: Manifest | null
  /** Every package that package.json names, with its range. */
  readonly packages: Readonly<Record<string, string>>
  readonly has: (path: string) => boolean
  /** The text of a file; `''` where there is none. */
  readonly read: (path: string) => string
}

/** @throws {UsageError} where the folder is missing, or its package.json cannot be read */
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
