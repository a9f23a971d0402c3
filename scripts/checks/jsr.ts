import { isDeepStrictEqual } from 'node:util'
import { type JsrPackage, jsrPackages, withVersions } from '../jsr/jsr-packages.ts'
import { entryFiles } from './exports.ts'
import type { Check, Member, Violation, Workspace } from './workspace.ts'

/**
 * A package is the same on JSR as on npm: its name, its version, its license, and the modules
 * behind its entries.
 */
export const jsr: Check = (workspace) => {
  const packages = jsrPackages(workspace)
  return packages.flatMap((one) => [
    ...differences(workspace, one, packages).map((message) => ({
      file: `${one.dir}/jsr.json`,
      line: 1,
      message,
    })),
    ...importsOfBuilt(workspace, one),
  ])
}

/** JSR publishes the sources, so an import must name the source file. */
function importsOfBuilt(workspace: Workspace, { dir }: JsrPackage): Violation[] {
  return workspace.modules(memberOf(workspace, dir)).flatMap((source) =>
    source
      .requests()
      .filter(({ specifier }) => specifier?.startsWith('.') && specifier.endsWith('.js'))
      .map(({ specifier, line }) => ({
        file: source.path,
        line,
        message: `"${specifier}" must end in .ts: JSR publishes the sources`,
      })),
  )
}

function differences(
  workspace: Workspace,
  one: JsrPackage,
  packages: readonly JsrPackage[],
): string[] {
  const { dir, manifest, jsr: own } = one
  const found: string[] = []
  for (const field of ['name', 'license'] as const) {
    if (own[field] !== manifest[field]) found.push(`"${field}" differs from package.json`)
  }
  if (!isDeepStrictEqual(withVersions(one, packages), own)) {
    found.push('versions differ from package.json: run node scripts/version.ts')
  }
  const entries = entryFiles(memberOf(workspace, dir))
  for (const [name, path] of Object.entries(own.exports)) {
    const file = `${dir}/${path.slice(2)}`
    if (!(name in (manifest.exports ?? {})) || !entries.includes(file)) {
      found.push(`"${name}" leads to ${path}, and package.json has no such entry`)
    }
  }
  return found
}

function memberOf({ members }: Workspace, dir: string): Member {
  return members.find((member) => member.dir === dir) as Member
}
