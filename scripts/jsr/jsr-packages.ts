import type { Manifest, Workspace } from '../checks/workspace.ts'

/** The fields of jsr.json (https://jsr.io/docs/package-configuration). */
export interface JsrManifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly exports: Readonly<Record<string, string>>
  readonly imports?: Readonly<Record<string, string>>
}

/** A package that has a jsr.json, because it is published on JSR too. */
export interface JsrPackage {
  /** The path from the root: `packages/core`. */
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

/** Returns a jsr.json with the versions that the packages have on npm. */
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
