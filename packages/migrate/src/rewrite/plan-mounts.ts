import type { CallExpression, Node } from 'oxc-parser'
import type { Edit, MigrationStop } from '../plan.js'
import type { Source } from '../source/source.js'
import { isAnyPath, type Mount, overlap } from './mounts.js'
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
  calls: readonly CallExpression[],
  mounts: readonly Mount[],
  source: Source,
  make: StopMaker,
): PlannedMounts {
  const isSame = new Set(calls.map((call) => argumentsOf(call, source))).size <= 1
  const global = mounts.find(
    ({ kind, path, isRoot }) =>
      kind === 'use' && isRoot && (path === null || (path !== undefined && isAnyPath(path))),
  )
  const edits: Edit[] = []
  const rest: Mount[] = []
  const removed: Node[] = []
  for (const mount of mounts) {
    // The policy in front of the route already answers every preflight.
    const isIdle =
      mount.kind === 'options' &&
      mount.isAlone &&
      global?.receiver === mount.receiver &&
      (isSame || comesFirst(global.node, mount.node, source))
    const edit = isIdle ? removeStatement(mount.node, source) : undefined
    if (edit) {
      edits.push(edit)
      removed.push(mount.node)
    } else rest.push(mount)
  }
  return { edits, stops: stacked(rest, make), mounts: rest, removed }
}

/** Whether a statement runs before another one of the same block. */
function comesFirst(one: Node, other: Node, source: Source): boolean {
  const [statement, next] = [source.parentOf(one), source.parentOf(other)]
  if (!statement || !next || source.parentOf(statement) !== source.parentOf(next)) return false
  return statement.type === 'ExpressionStatement' && statement.start < next.start
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
      stops.push(make.stop('stacked-policies', mount.node, messageFor(mount, other), SUGGESTION))
  }
  return stops
}

/**
 * Whether two mounts conflict if they overlap. `app.options('/x', cors())` and `app.put('/x',
 * cors())` do not, because one runs for preflights and the other one for actual requests.
 */
function canConflict(a: Mount, b: Mount): boolean {
  const kinds = [a.kind, b.kind]
  return (
    !(kinds.includes('options') && kinds.includes('route')) &&
    !(a.kind === 'other' && b.kind === 'other')
  )
}

function messageFor({ file }: Mount, other: Mount): string {
  const where = other.file === file ? `line ${other.line}` : `${other.file}:${other.line}`
  return `Cannot keep this policy beside the policy of ${where}: both may run for one request. Then the first one responds, and the second one can only deny the request. Remove one, or let a function select the policy of each request.`
}

const SUGGESTION = `cors((request) => (request.url.startsWith('/public/') ? anyone : ours))`

function argumentsOf(call: CallExpression, source: Source): string {
  return call.arguments.map((argument) => source.textOf(argument)).join(', ')
}

/** Removes a statement, and its line if nothing else is on it. */
function removeStatement(node: Node, source: Source): Edit | undefined {
  const statement = source.parentOf(node)
  if (statement?.type !== 'ExpressionStatement') return undefined
  const lineStart = source.lineStartBefore(statement.start)
  const { next } = source.restOfLine(statement.end)
  if (lineStart === undefined || next === undefined)
    return (edit) => edit.remove(statement.start, statement.end)
  return (edit) => edit.remove(lineStart, next)
}
