import type { MigrationStop } from '../plan.js'
import { linkFiles } from '../project/linked-files.js'
import { manifestOf, type Project } from '../project/project.js'
import type { Mount } from './mounts.js'
import { stacked } from './plan-mounts.js'
import { StopMaker } from './stops.js'
import type { Unit } from './unit.js'

/**
 * Finds units that may change the same response: two policies, or a policy and headers that other
 * code sets.
 *
 * This is possible if the units are in one package, or if their files import each other. It is not
 * possible for two applications of which each is created and used in a file of its own, if no
 * import connects the two files.
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
    // This is computed only if it is needed, because every module must be read.
    areImported ??= linkFiles([...files, ...others])
    return areImported(one, other)
  }
}

/** Whether all mounts are on an application that the same file creates. */
function isWhole({ mounts }: Unit): boolean {
  return mounts.length > 0 && mounts.every(({ isMadeHere }) => isMadeHere)
}

function messageFor({ source, library, place }: Unit, unit: Unit): string {
  const line = place?.line ?? 1
  const where = source === unit.source ? `line ${line}` : `${source.path}:${line}`
  return `Cannot move ${unit.library} alone: ${where} handles CORS headers too (${library}), and the policy replaces those headers. Move both, or accept this if both never run for the same response.`
}
