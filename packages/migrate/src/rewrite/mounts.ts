import type { Node } from 'oxc-parser'
import type { Source } from '../source/source.js'

/** A place at which a middleware is mounted. */
export interface Mount {
  /**
   * `use`: all requests below a path. `options`: a route for preflights. `route`: one route.
   * `other`: unknown.
   */
  readonly kind: 'use' | 'options' | 'route' | 'other'
  /** The call that mounts the middleware; for a mount in another module, the call that creates it. */
  readonly node: Node
  /**
   * The call that creates the policy; of several calls with the same arguments the first one. It is
   * absent if the host creates the policy.
   */
  readonly policy?: Node
  /** The module of the mount. */
  readonly file: string
  readonly line: number
  /** The source text of the application or router on which it is mounted. */
  readonly receiver: string
  /** Whether the receiver is an application, and not a router that is mounted itself. */
  readonly isRoot: boolean
  /** Whether the receiver is an application that the same module creates. */
  readonly isMadeHere: boolean
  /** The path; `null` if there is none, `undefined` if it cannot be read. */
  readonly path: string | null | undefined
  /** Whether the call mounts nothing else. */
  readonly isAlone: boolean
}

/** Returns the place of a mount. */
export function placeOf(node: Node, source: Source): Pick<Mount, 'node' | 'file' | 'line'> {
  return { node, file: source.path, line: source.placeOf(node).line }
}

/** Whether both mounts may run for one request. */
export function overlap(a: Mount, b: Mount): boolean {
  return covers(a, b) || covers(b, a)
}

function covers(outer: Mount, inner: Mount): boolean {
  if (outer.kind !== 'use') {
    return (
      outer.kind === 'other' || (outer.receiver === inner.receiver && outer.path === inner.path)
    )
  }
  if (!outer.isRoot && outer.receiver !== inner.receiver) return false
  const path = outer.path
  if (path === null || path === undefined || isAnyPath(path)) return true
  if (inner.receiver !== outer.receiver) return true
  return typeof inner.path !== 'string' || isBelow(inner.path, path)
}

/** Whether a path means any path, in the syntax of any framework. */
export function isAnyPath(path: string): boolean {
  return /^\/?(?:\*\w*|\(\.\*\)|\{\*\w+\})?$/.test(path)
}

function isBelow(path: string, base: string): boolean {
  const start = base.replace(/\/?(?:\*\w*)?$/, '')
  return path === start || path.startsWith(`${start}/`) || isAnyPath(path)
}
