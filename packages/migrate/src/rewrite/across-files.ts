import type { MigrationStop } from '../plan.js'
import { linkFiles } from '../project/linked-files.js'
import { manifestOf, type Project } from '../project/project.js'
import type { Mount } from './mounts.js'
import { stacked } from './plan-mounts.js'
import { StopMaker } from './stops.js'
import type { Unit } from './unit.js'

/**
 * Finds what several units do to one response: two policies, or a policy and headers that something else sets.
 *
 * Units may meet if they are in one package, or if their files import each other. Two applications that are made and used in
 * one file each, with no import between the two, do not.
 */
export function stopsAcross(
  units: readonly Unit[],
  project: Project,
): readonly (readonly [unit: Unit, stop: MigrationStop])[] {
  const moving = units.filter(({ edits }) => edits.length > 0)
  const staying = units.filter(({ edits }) => edits.length === 0)
  if (moving.length === 0 || units.length === 1) return []
  const areLinked = linker(project)
  const found: (readonly [Unit, MigrationStop])[] = []
  for (const unit of moving) {
    const make = new StopMaker(unit.source, unit.library)
    const others = moving.filter((other) => other !== unit && areLinked(unit, other))
    const mounts: readonly Mount[] = others.flatMap((other) => other.mounts)
    const stop = stacked(unit.mounts, make, mounts).find(({ code }) => code === 'stacked-policies')
    if (stop && others.length > 0 && !unit.stops.some(({ code }) => code === stop.code))
      found.push([unit, stop])
    const beside = staying.find((other) => areLinked(unit, other))
    const node = unit.mounts[0]?.node ?? unit.source.program
    if (beside) found.push([unit, make.stop('headers-set-beside', node, messageFor(beside, unit))])
  }
  return found
}

function linker({ files, others, manifests }: Project) {
  let areImported: ((a: string, b: string) => boolean) | undefined
  return (a: Unit, b: Unit): boolean => {
    const [one, other] = [a.source.path, b.source.path]
    if (one === other) return true
    const isOnePackage = manifestOf(one, manifests) === manifestOf(other, manifests)
    if (isOnePackage && !(isWhole(a) && isWhole(b))) return true
    // Every module has to be read for this.
    areImported ??= linkFiles([...files, ...others])
    return areImported(one, other)
  }
}

/** Whether everything is mounted on an application that the same file makes. */
function isWhole({ mounts }: Unit): boolean {
  return mounts.length > 0 && mounts.every(({ isMadeHere }) => isMadeHere)
}

function messageFor({ source, library, place }: Unit, unit: Unit): string {
  const line = place?.line ?? 1
  const where = source === unit.source ? `line ${line}` : `${source.path}:${line}`
  return `Cannot move ${unit.library} alone: ${where} deals with CORS headers too (${library}), and the policy has the last word. Move both, or accept this if they never meet on one response.`
}
