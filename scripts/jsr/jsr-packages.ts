import type { Manifest, Workspace } from '../checks/workspace.ts'

/** What JSR reads of a package (https://jsr.io/docs/package-configuration). */
export interface JsrManifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly exports: Readonly<Record<string, string>>
  readonly imports?: Readonly<Record<string, string>>
}

/** A package that is published on JSR too: one that has a jsr.json. */
export interface JsrPackage {
  /** From the root: `packages/core`. */
  readonly dir: string
  readonly manifest: Manifest
  readonly jsr: JsrManifest
}

export function jsrPackages(workspace: Workspace): JsrPackage[] {
  return workspace.members
    .filter(({ dir }) => workspace.exists(`${dir}/jsr.json`))
    .map(({ dir, manifest }) => {
      const jsr = JSON.parse(workspace.read(`${dir}/jsr.json`)) as JsrManifest
      return { dir, manifest, jsr }
    })
}

/** The same jsr.json, with the versions that the packages have on npm. */
export function withVersions(
  { manifest, jsr }: JsrPackage,
  all: readonly JsrPackage[],
): JsrManifest {
  const own = manifest.version ?? jsr.version
  if (jsr.imports === undefined) return { ...jsr, version: own }
  const imports = Object.entries(jsr.imports).map(([name, target]) => {
    const version = all.find((other) => other.jsr.name === name)?.manifest.version
    return [name, version === undefined ? target : `jsr:${name}@^${version}`]
  })
  return { ...jsr, version: own, imports: Object.fromEntries(imports) as Record<string, string> }
}
