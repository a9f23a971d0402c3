import { readFileSync } from 'node:fs'

/** The version of this package; the packages of ours that it names have the same. */
export function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
