import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Member, Workspace } from '../checks/workspace.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The packages that are published. */
export const PACKAGES: readonly Member[] = new Workspace(ROOT).members.filter(
  ({ kind }) => kind === 'packages',
)

/**
 * Packs a package as publishing would.
 *
 * @param folder where the tarball goes; one folder for each package
 * @returns the path of the tarball
 */
export function pack({ dir, name }: Member, folder: string): string {
  const to = join(folder, name)
  execFileSync('pnpm', ['--dir', dir, 'pack', '--pack-destination', to], { cwd: ROOT })
  return join(to, readdirSync(to)[0] ?? '')
}
