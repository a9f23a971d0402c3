import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Source } from './source.ts'

/** One broken rule, at one place. */
export interface Violation {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** A rule of this repository: a function that takes the workspace and returns the violations. */
export type Check = (workspace: Workspace) => Violation[]

export interface Manifest {
  readonly [field: string]: unknown
  readonly name?: string
  readonly version?: string
  readonly private?: boolean
  readonly exports?: Readonly<Record<string, unknown>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** A folder of `packages/`, `apps/` or `labs/`. */
export interface Member {
  readonly kind: 'packages' | 'apps' | 'labs'
  /** The folder's own name: `core`. */
  readonly name: string
  /** The path from the root: `packages/core`. */
  readonly dir: string
  readonly manifest: Manifest
}

const MADE_BY_TOOLS = new Set(['node_modules', 'dist', '.git', '.next', '.turbo', '.wrangler'])
/** The folders that frameworks of `labs/recipes/on-demand` write when they build. */
const MADE_BY_FRAMEWORKS = new Set([
  '.astro',
  '.netlify',
  '.output',
  '.react-router',
  '.svelte-kit',
  '.tanstack',
  'build',
])
const MADE_BY_TOOLS_AT = new Set(['.ci/out', '.stryker-tmp', 'apps/site/.vitepress/.temp'])

/** The repository, or a folder with the same layout. Paths are relative to its root, with `/`. */
export class Workspace {
  readonly root: string
  readonly files: readonly string[]
  readonly members: readonly Member[]
  readonly #sources = new Map<string, Source>()

  constructor(root: string) {
    this.root = root
    this.files = list(root, '').toSorted()
    this.members = this.files.flatMap((file) => {
      const [, kind, name] = /^(packages|apps|labs)\/([^/]+)\/package\.json$/.exec(file) ?? []
      if (name === undefined) return []
      const manifest = JSON.parse(this.read(file)) as Manifest
      return [{ kind: kind as Member['kind'], name, dir: `${kind}/${name}`, manifest }]
    })
  }

  exists(path: string): boolean {
    return existsSync(join(this.root, path))
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  source(path: string): Source {
    const source = this.#sources.get(path) ?? new Source(path, this.read(path))
    this.#sources.set(path, source)
    return source
  }

  /** Parses the modules of a member: only those in `src`, or all. */
  modules(member: Member, folder = ''): Source[] {
    return this.files
      .filter((file) => file.startsWith(`${member.dir}/${folder}`) && isModule(file))
      .map((file) => this.source(file))
  }
}

export function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path)
}

/**
 * Whether a file is a test, a type test or a helper of tests (`*.test-util.ts`). None of them is
 * published.
 */
export function isTest(path: string): boolean {
  return /\.(test|test-d|test-util|bench)\.[cm]?[jt]sx?$/.test(path)
}

function list(root: string, dir: string): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = dir === '' ? entry.name : `${dir}/${entry.name}`
    if (!entry.isDirectory()) return entry.isFile() ? [path] : []
    return isMadeByTools(entry.name, path) ? [] : list(root, path)
  })
}

function isMadeByTools(name: string, path: string): boolean {
  const isOfFramework = path.startsWith('labs/recipes/on-demand/') && MADE_BY_FRAMEWORKS.has(name)
  return MADE_BY_TOOLS.has(name) || MADE_BY_TOOLS_AT.has(path) || isOfFramework
}
