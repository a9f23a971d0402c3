import type { Node } from 'oxc-parser'
import type { Edit, MigrationStop } from '../plan.js'
import type { Source } from '../source/source.js'
import { receiverOf } from './find-mounts.js'
import { isAnyPath, type Mount, overlap } from './mounts.js'
import { removeStatement, statementOf } from './remove-statement.js'
import { isSameCode } from './same-code.js'
import type { StopMaker } from './stops.js'

/** The mounts after the removal of preflight routes that never run. */
export interface PlannedMounts {
  readonly edits: readonly Edit[]
  readonly stops: readonly MigrationStop[]
  readonly mounts: readonly Mount[]
  /** The removed calls. */
  readonly removed: readonly Node[]
}

/**
 * Finds policies that may run for one request. In the other libraries, a later middleware
 * overwrites the headers of an earlier one. In webcors, the first policy responds, and a second one
 * can only deny the request.
 */
export function planMounts(
  mounts: readonly Mount[],
  source: Source,
  make: StopMaker,
): PlannedMounts {
  const globals = mounts.filter(
    ({ kind, path, isRoot }) =>
      kind === 'use' && isRoot && (path === null || (path !== undefined && isAnyPath(path))),
  )
  const edits: Edit[] = []
  const rest: Mount[] = []
  const removed: Node[] = []
  for (const mount of mounts) {
    const listed = statementOf(mount.node, source)
    // The policy in front of the route already answers every preflight.
    const isIdle =
      mount.kind === 'options' &&
      mount.isAlone &&
      globals.some((global) => comesFirst(global.node, mount.node, source))
    if (isIdle && listed) {
      edits.push(removeStatement(mount.node, listed, source))
      removed.push(mount.node)
    } else rest.push(mount)
  }
  return { edits, stops: stacked(rest, make), mounts: rest, removed }
}

/**
 * Whether a statement runs before another one of the same block, on the same application. Code
 * between the two may answer preflights itself, so the order matters although the policies are the
 * same.
 */
function comesFirst(one: Node, other: Node, source: Source): boolean {
  const [statement, next] = [statementOf(one, source), statementOf(other, source)]
  if (!statement || statement.list !== next?.list) return false
  if (statement.statement.start >= next.statement.start) return false
  const [receiver, nextReceiver] = [receiverOf(one), receiverOf(other)]
  return (
    receiver !== undefined &&
    nextReceiver !== undefined &&
    isSameCode(receiver, nextReceiver, source)
  )
}

/**
 * Creates a stop for each mount that overlaps with another one, in one module or in several of one
 * application.
 */
export function stacked(
  mounts: readonly Mount[],
  make: StopMaker,
  others: readonly Mount[] = [],
): readonly MigrationStop[] {
  const stops: MigrationStop[] = []
  for (const [index, mount] of mounts.entries()) {
    const other = [...mounts.slice(0, index), ...others].find(
      (other) => canConflict(mount, other) && overlap(mount, other),
    )
    if (other)
      stops.push(make.stop('stacked-policies', mount.node, messageFor(other, make), SUGGESTION))
  }
  return stops
}

/**
 * Whether two mounts conflict if they overlap. `app.options('/x', cors())` and `app.put('/x',
 * cors())` do not, because one runs for preflights and the other one for actual requests.
 */
function canConflict(a: Mount, b: Mount): boolean {
  const kinds = [a.kind, b.kind]
  if (kinds.includes('options') && kinds.includes('route')) return false
  if (a.kind === 'other' && b.kind === 'other') return false
  const isOnePolicy = a.policy !== undefined && a.policy === b.policy
  if (!isOnePolicy) return true
  // If one policy runs twice, pages get the same. Only one that certainly does is worth a stop.
  return a.file === b.file && kinds.every((kind) => kind === 'use' || kind === 'route')
}

function messageFor(other: Mount, make: StopMaker): string {
  const where = other.file === make.path ? `line ${other.line}` : `${other.file}:${other.line}`
  return `Cannot keep this policy beside the policy of ${where}: both may run for one request. Then the first one responds, and the second one can only deny the request. Remove one, or let a function select the policy of each request.`
}

const SUGGESTION = `cors((request) => (request.url.startsWith('/public/') ? anyone : ours))`
