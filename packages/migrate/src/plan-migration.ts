import { MagicString } from 'magic-string'
import { changeOf } from './change-of.js'
import { planByHand } from './find/plan-by-hand.js'
import { planHandWritten } from './find/plan-hand-written.js'
import { planNest } from './find/plan-nest.js'
import { setsHeaders } from './find/sets-headers.js'
import { hasRouteOptions } from './find/route-options.js'
import { LIBRARIES_BY_HAND } from './libraries/by-hand.js'
import { LIBRARIES } from './libraries/libraries.js'
import type { Version } from './libraries/library.js'
import { planManifests } from './manifest/plan-manifests.js'
import { readDependencies } from './manifest/rewrite-manifest.js'
import type { MigrationChange, MigrationPlan, MigrationStop } from './plan.js'
import { Modules } from './project/modules.js'
import { manifestOf, type Project } from './project/project.js'
import { stopsAcross } from './rewrite/across-files.js'
import { planLibrary } from './rewrite/plan-library.js'
import type { Unit } from './rewrite/unit.js'
import { Source, type SourceFile } from './source/source.js'

/** Options of a migration. */
export interface MigrationOptions {
  /**
   * The codes of stops that do not prevent a rewrite. Only those in `ACCEPTABLE` have an effect.
   *
   * @default []
   */
  readonly accept?: readonly string[]
}

/**
 * Plans the move of a project from other CORS libraries to webcors. Nothing is written to the disk.
 *
 * @example
 * ```ts
 * const { changes, stops } = planMigration(readProject(['src']))
 * for (const { diff } of changes) console.log(diff)
 * ```
 */
export function planMigration(project: Project, options: MigrationOptions = {}): MigrationPlan {
  const { accept = [] } = options
  const { sources, unreadable } = parse(project)
  const units = unitsOf(sources, project)
  const stopsOf = new Map(units.map((unit) => [unit, [...unit.stops]]))
  for (const [unit, stop] of stopsAcross(units, project)) stopsOf.get(unit)?.push(stop)
  const isAccepted = ({ acceptable, code }: MigrationStop): boolean =>
    acceptable && accept.includes(code)
  const isFree = (unit: Unit): boolean => (stopsOf.get(unit) ?? []).every(isAccepted)
  const asked = new Set(project.files.map(({ path }) => path))
  const isAsked = ({ source }: Unit): boolean => asked.has(source.path)
  const going = units.filter((unit) => unit.edits.length > 0 && isAsked(unit) && isFree(unit))
  const changes = rewrite(going)
  const stops = [
    ...units
      .filter(isAsked)
      .flatMap((unit) => stopsOf.get(unit) ?? [])
      .filter((stop) => !isAccepted(stop)),
    ...unreadable,
  ]
  const manifests = planManifests(project, going, changes)
  return {
    changes: [...changes, ...manifests],
    stops: stops.toSorted(byPlace),
    notices: going.flatMap(({ notices }) => notices).toSorted(byPlace),
    found: units.filter(isAsked).reduce((sum, { calls }) => sum + calls, 0),
  }
}

const MODULE = /(?<!\.d)\.[cm]?[jt]sx?$/

/** Matches every text that can contain CORS code, so that other files need not be parsed. */
const MAY_MATTER = /cors|access-control-/i

/**
 * Matches texts that very likely contain CORS code, so that a module that cannot be parsed is
 * reported.
 */
const DOES_MATTER =
  /['"`][@\w/-]*cors['"`]|access-control-(?:allow|expose|max)|enableCors|handleCors/i

/**
 * Parses modules. Those that may not be changed are parsed too, because their policies may affect
 * the same responses.
 */
function parse(project: Project): {
  readonly sources: readonly Source[]
  readonly unreadable: readonly MigrationStop[]
} {
  const sources: Source[] = []
  const unreadable: MigrationStop[] = []
  const asked = new Set(project.files)
  for (const file of modulesOf(project)) {
    if (!MAY_MATTER.test(file.text)) continue
    try {
      sources.push(new Source(file))
    } catch (error) {
      if (asked.has(file) && DOES_MATTER.test(file.text))
        unreadable.push(unreadableStop(file, error as Error))
    }
  }
  return { sources, unreadable }
}

function unitsOf(sources: readonly Source[], project: Project): readonly Unit[] {
  const routeOptions = sources.some(hasRouteOptions)
  const asked = new Set(project.files.map(({ path }) => path))
  const modules = new Modules(modulesOf(project), sources, asked)
  const units = sources
    .flatMap((source) => {
      const manifest = manifestOf(source.path, project.manifests)
      const dependencies = readDependencies(manifest)
      const othersSetHeaders = setsHeaders(dependencies.names)
      const installed = project.installed?.[manifest?.path ?? ''] ?? {}
      return [
        ...LIBRARIES.map((library) => {
          const { versionOf: name } = library
          const version = parseVersion(installed[name] ?? dependencies.range(name))
          return planLibrary(source, library, { version, routeOptions, othersSetHeaders }, modules)
        }),
        planNest(source, modules, othersSetHeaders),
        ...LIBRARIES_BY_HAND.map((library) => planByHand(source, library)),
        isOfTest(source.path) ? undefined : planHandWritten(source, dependencies.names),
      ]
    })
    .filter((unit) => unit !== undefined)
  return withTypes(units)
}

/**
 * Joins the import of types in a module with the unit of the module that uses the options, so that
 * both change together.
 */
function withTypes(units: readonly Unit[]): readonly Unit[] {
  const taken = new Set<Unit>()
  const joined = units.map((unit) => {
    const elsewhere = (unit.elsewhere ?? []).map(({ source, edits }) => {
      const types = units.find(
        (other) => other.isTypes && other.source === source && other.library === unit.library,
      )
      if (types) taken.add(types)
      return { source, edits: [...edits, ...(types?.edits ?? [])] }
    })
    return elsewhere.length > 0 ? { ...unit, elsewhere } : unit
  })
  return joined.filter((_, index) => !taken.has(units[index] as Unit))
}

function modulesOf({ files, others }: Project): readonly SourceFile[] {
  return [...files, ...others.filter(({ path }) => MODULE.test(path))]
}

/** Reads the lowest version of a range: `^11.0.0`, `~4.8`, `4.x`. */
function parseVersion(text: string | undefined): Version | undefined {
  const [, major, minor] = /^[\^~>=v]*(\d+)(?:\.(\d+))?/.exec(text ?? '') ?? []
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor ?? 0) }
}

/** Whether a file is a test. Tests name headers that they expect, and do not set them. */
function isOfTest(path: string): boolean {
  return /(?:^|\/)(?:__tests__|tests?|e2e|cypress)\/|\.(?:test|spec|e2e)\.[cm]?[jt]sx?$/.test(path)
}

function rewrite(units: readonly Unit[]): readonly MigrationChange[] {
  const texts = new Map<Source, MagicString>()
  for (const { source, edits, elsewhere = [] } of units) {
    for (const part of [{ source, edits }, ...elsewhere]) {
      const text = texts.get(part.source) ?? new MagicString(part.source.text)
      texts.set(part.source, text)
      for (const edit of part.edits) edit(text)
    }
  }
  return Array.from(texts, ([source, text]) =>
    changeOf(source.path, source.text, text.toString()),
  ).filter(({ before, after }) => before !== after)
}

function unreadableStop({ path }: SourceFile, { message }: Error): MigrationStop {
  return {
    code: 'file-unreadable',
    path,
    line: 1,
    column: 1,
    library: 'unknown',
    message: `Cannot parse ${path}, which names CORS: ${message}. Check it by hand.`,
    acceptable: false,
  }
}

function byPlace(
  a: { readonly path: string; readonly line: number },
  b: { readonly path: string; readonly line: number },
): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line
}
