import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bunProgram, denoProgram } from '@webcors-labs/testing'
import { Workspace } from '../checks/workspace.ts'
import { ROOT } from './pages.ts'

/**
 * A project like a reader's own, outside of the repository. It has the built packages, and other
 * packages of examples.
 */
export class Sandbox {
  readonly root: string
  /** The packages that can be imported. */
  readonly installed: ReadonlySet<string>

  /**
   * @param parent the folder to create the sandbox in; by default outside of the repository, as a
   * reader's project is
   */
  constructor(parent = tmpdir()) {
    mkdirSync(parent, { recursive: true })
    this.root = mkdtempSync(join(parent, 'webcors-docs-'))
    const folders = new Map<string, string>()
    for (const { kind, dir, manifest } of new Workspace(ROOT).members) {
      if (kind === 'packages') folders.set(manifest.name ?? dir, join(ROOT, dir))
      // Examples may use the packages of apps and labs, which readers install.
      const { dependencies, devDependencies } = manifest
      for (const name of kind === 'packages'
        ? []
        : Object.keys({ ...dependencies, ...devDependencies })) {
        if (!folders.has(name)) folders.set(name, join(ROOT, dir, 'node_modules', name))
      }
    }
    for (const [name, folder] of folders) {
      const link = join(this.root, 'node_modules', name)
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(folder, link, 'junction')
    }
    this.installed = new Set(folders.keys())
    this.write('package.json', JSON.stringify({ private: true, type: 'module' }))
  }

  /** @returns the path of the file */
  write(name: string, text: string): string {
    const path = join(this.root, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }

  remove(): void {
    rmSync(this.root, { recursive: true })
  }
}

/** The programs that start examples, by the commands of readers. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  node: process.execPath,
  deno: denoProgram(),
  bun: bunProgram(),
}

/** A module to import before a program: it compiles decorators, which Node.js does not accept. */
const DECORATORS = import.meta.resolve('@webcors-labs/testing/compile-decorators')

/** Replacements for the build tools of readers. */
export const TOOLS: Readonly<Record<string, readonly string[]>> = {
  'npx nest start': ['node', '--import', DECORATORS, 'main.ts'],
  'npx functions-framework --target orders --source index.mjs': [
    'node',
    'node_modules/@google-cloud/functions-framework/build/src/main.js',
    '--target=orders',
    '--source',
    'index.mjs',
  ],
}
