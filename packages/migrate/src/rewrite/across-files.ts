import type { MigrationStop } from '../plan.js'
import { linkFiles } from '../project/linked-files.js'
import type { Project } from '../project/project.js'
import type { Mount } from './mounts.js'
import { stacked } from './plan-mounts.js'
import { StopMaker } from './stops.js'
import type { Unit } from './unit.js'

/** What several units do to one request: two policies, or a policy and headers that are written beside it. */
export function stopsAcross(
  units: readonly Unit[],
  { files, others }: Project,
): readonly (readonly [unit: Unit, stop: MigrationStop])[] {
  const moving = units.filter(({ edits }) => edits.length > 0)
  const byHand = units.filter(({ edits }) => edits.length === 0)
  if (moving.length === 0 || units.length === 1) return []
  const isSeveral = new Set(units.map(({ source }) => source.path)).size > 1
  const areLinked = isSeveral ? linkFiles([...files, ...others]) : () => true
  const found: (readonly [Unit, MigrationStop])[] = []
  for (const unit of moving) {
    const isNear = (other: Unit): boolean =>
      other !== unit && areLinked(unit.source.path, other.source.path)
    const make = new StopMaker(unit.source, unit.library)
    const mounts: readonly Mount[] = moving.filter(isNear).flatMap((other) => other.mounts)
    const [stop] = unit.mounts.flatMap((mount) => stacked([mount], make, mounts))
    if (stop) found.push([unit, stop])
    const beside = byHand.find(isNear)
    const node = unit.mounts[0]?.node ?? unit.source.program
    if (beside) found.push([unit, make.stop('headers-set-beside', node, messageFor(beside, unit))])
  }
  return found
}

function messageFor({ source, stops, library }: Unit, unit: Unit): string {
  const [stop] = stops
  const where =
    source === unit.source ? `line ${stop?.line ?? 1}` : `${source.path}:${stop?.line ?? 1}`
  return `Cannot move ${unit.library} alone: ${where} sets CORS headers too (${library}), and the policy replaces them. Move both, or accept this if they never meet on one response.`
}
