import { parsePage } from '../docs/markdown.ts'

interface PackedManifest {
  readonly [field: string]: unknown
  readonly scripts?: object
  readonly devDependencies?: object
}

/** Matches links within the README, or to files that are in each tarball. */
const IN_TARBALL = /^(?:#.*|LICENSE|CHANGELOG\.md)$/

/**
 * Finds faults of a published package: fields, versions and links that do not work for users.
 *
 * @param manifest the text of package.json, as it is in the tarball
 * @param readme the text of README.md there
 */
export function packageFaults(manifest: string, readme: string): string[] {
  const found: string[] = []
  const packed = JSON.parse(manifest) as PackedManifest
  for (const field of ['scripts', 'devDependencies']) {
    if (field in packed)
      found.push(`package.json has "${field}", which only this repository can use`)
  }
  for (const [, range = ''] of manifest.matchAll(/"((?:workspace|catalog):[^"]*)"/g)) {
    found.push(`package.json has the version "${range}", which only this repository knows`)
  }
  for (const { line, target } of parsePage('README.md', readme).links) {
    if (/^[a-z]+:/i.test(target) || IN_TARBALL.test(target)) continue
    found.push(`README.md:${line} links to "${target}", which is not in the package`)
  }
  return found
}
