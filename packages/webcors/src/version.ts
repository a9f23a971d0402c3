import { readFileSync } from 'node:fs'

/**
 * Returns the version of this package. The other packages of this project have the same version.
 */
export function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
