import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { denoProgram } from '@webcors-labs/testing'
import { Workspace } from '../checks/workspace.ts'
import { jsrPackages } from './jsr-packages.ts'

/**
 * A workspace of Deno, in a folder of its own. Deno finds `jsr:@webcors/core` among its members,
 * and packages of npm in its `node_modules`. A deno.json at the root of the repository would change
 * the behavior of every other Deno program here.
 */
export class JsrWorkspace {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'webcors-jsr-'))

  /** @param root the folder that has the packages */
  constructor(root: string) {
    const packages = jsrPackages(new Workspace(root))
    const members = packages.map(({ dir }) => `./${dir}`)
    this.write('deno.json', JSON.stringify({ workspace: members, nodeModulesDir: 'manual' }))
    for (const { dir, jsr } of packages) {
      for (const part of ['src', 'jsr.json', 'README.md', 'LICENSE']) {
        cpSync(join(root, dir, part), join(this.folder, dir, part), { recursive: true })
      }
      for (const [name, target] of Object.entries(jsr.imports ?? {})) {
        if (!target.startsWith('npm:')) continue
        const link = join(this.folder, 'node_modules', name)
        mkdirSync(join(link, '..'), { recursive: true })
        symlinkSync(join(root, dir, 'node_modules', name), link, 'junction')
      }
    }
  }

  /** @returns the path of the file */
  write(name: string, text: string): string {
    const path = join(this.folder, name)
    writeFileSync(path, text)
    return path
  }

  /**
   * Publishes every member, or only runs the checks of publishing.
   *
   * @returns the output of Deno
   * @throws {Error} if JSR would refuse a member: a type that is not written, an import without its
   * extension, a type error
   */
  publish(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
    // The copies are not in a repository. Without `--allow-dirty` Deno would report uncommitted
    // changes.
    return this.deno(['publish', '--allow-dirty', '--no-lock', ...args], env)
  }

  deno(args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
    return execFileSync(denoProgram(), args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}
