import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const ROOT: string = fileURLToPath(new URL('../../../', import.meta.url))

/** The URL of the repository, for files that are not pages of the site. */
export const REPOSITORY = 'https://github.com/webcors/webcors'

/** Reads a file of the repository by its path from the root. */
export function readRepo(path: string): string {
  return readFileSync(`${ROOT}${path}`, 'utf8')
}

/** Lists the pages of the repository that are on the site, by their paths from the root. */
export function listPages(): readonly string[] {
  const below = (dir: string) =>
    readdirSync(`${ROOT}${dir}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `${dir}/${path.replaceAll('\\', '/')}`)
  const readmes = readdirSync(`${ROOT}packages`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `packages/${name}/README.md`)
  return [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...below('docs'),
    'packages/README.md',
    ...readmes,
  ].toSorted()
}
