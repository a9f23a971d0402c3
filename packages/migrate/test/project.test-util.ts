import { planMigration } from '../src/plan-migration.js'
import type { MigrationPlan } from '../src/plan.js'

/** Files by their paths. A project without a package.json has an empty one. */
export type Files = Readonly<Record<string, string>>

/**
 * Plans the migration of a project.
 *
 * @param options `asked` has the paths of the files that may change; by default all modules
 */
export function planFiles(
  files: Files,
  options: { readonly accept?: readonly string[]; readonly asked?: readonly string[] } = {},
): MigrationPlan {
  const all = Object.entries({ 'package.json': '{}', ...files }).map(([path, text]) => ({
    path,
    text,
  }))
  const manifests = all.filter(({ path }) => path.endsWith('package.json'))
  const modules = all.filter((file) => !manifests.includes(file))
  const isAsked = (path: string): boolean =>
    options.asked?.includes(path) ?? /\.[cm]?[jt]sx?$/.test(path)
  return planMigration(
    {
      files: modules.filter(({ path }) => isAsked(path)),
      others: modules.filter(({ path }) => !isAsked(path)),
      manifests,
    },
    { accept: options.accept ?? [] },
  )
}

/** Returns the new texts of the files that change. */
export function changed(plan: MigrationPlan): Files {
  return Object.fromEntries(plan.changes.map(({ path, after }) => [path, after]))
}

/** Returns the places and codes of the stops: `src/a.js:3 stacked-policies`. */
export function stopsOf({ stops }: MigrationPlan): readonly string[] {
  return stops.map(({ path, line, code }) => `${path}:${line} ${code}`)
}
