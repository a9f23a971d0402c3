import { LIBRARIES_BY_HAND } from '../libraries/by-hand.js'
import { LIBRARIES } from '../libraries/libraries.js'
import type { MigrationChange } from '../plan.js'
import { changeOf } from '../change-of.js'
import { folderOf, manifestOf, type Project } from '../project/project.js'
import type { Unit } from '../rewrite/unit.js'
import { rangeOf } from './range-of.js'
import { readDependencies, rewriteManifest } from './rewrite-manifest.js'

/**
 * Plans the changes of each package.json: adds the packages that are now imported, and removes
 * those that no file names.
 */
export function planManifests(
  project: Project,
  units: readonly Unit[],
  changes: readonly MigrationChange[],
): readonly MigrationChange[] {
  const after = new Map(changes.map((change) => [change.path, change.after]))
  return project.manifests.flatMap((manifest) => {
    const own = units.filter(
      ({ source }) => manifestOf(source.path, project.manifests) === manifest,
    )
    if (own.length === 0) return []
    const added = new Map(
      own.flatMap(({ replacement }) =>
        replacement ? [[replacement, rangeOf(replacement)] as const] : [],
      ),
    )
    const texts = [...project.files, ...project.others]
      .filter(({ path }) => path.startsWith(folderOf(manifest.path)))
      .map(({ path, text }) => after.get(path) ?? text)
    const { names } = readDependencies(manifest)
    const moved = new Set(own.map(({ library }) => library))
    const removed = new Set(
      [...LIBRARIES, ...LIBRARIES_BY_HAND]
        .filter(({ module }) => moved.has(module) && !texts.some((text) => isNamed(module, text)))
        .flatMap(({ packages }) => packages)
        .filter((name) => names.has(name)),
    )
    const text = rewriteManifest(manifest, added, removed)
    return text === manifest.text ? [] : [changeOf(manifest.path, manifest.text, text)]
  })
}

/**
 * Whether a text has the name in quotes: in an import, a mock of a test, a configuration. In doubt,
 * a dependency stays.
 */
function isNamed(module: string, text: string): boolean {
  return [`'${module}'`, `"${module}"`, `\`${module}\``].some((quoted) => text.includes(quoted))
}
