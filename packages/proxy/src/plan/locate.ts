import { isAmbiguousPath } from '../guard/ambiguous-path.js'
import { isBadPort } from '../guard/bad-port.js'
import type { ResolvedTarget } from '../options/resolved-options.js'
import { pathOf } from './request-head.js'

/** A target, and the rest of the path behind its mount. */
export interface Located {
  readonly target: ResolvedTarget
  /** The rest of the path. It begins with `/`, or is empty. */
  readonly rest: string
  /** The query. It begins with `?`, or is empty. */
  readonly query: string
}

/** The destination of a request. */
export interface Destination {
  readonly target: ResolvedTarget
  readonly url: URL
  /** Path and query at the target, without its secrets. */
  readonly path: string
  readonly query: string
}

/**
 * Finds the target of a path. The longest mount wins, and mounts are compared by whole segments.
 */
export function locate(targets: readonly ResolvedTarget[], pathAndQuery: string): Located | null {
  const mark = pathAndQuery.indexOf('?')
  const path = mark === -1 ? pathAndQuery : pathAndQuery.slice(0, mark)
  const query = mark === -1 ? '' : pathAndQuery.slice(mark)
  for (const target of targets) {
    const mount = target.mount === '/' ? '' : target.mount
    if (!path.startsWith(mount)) continue
    const rest = path.slice(mount.length)
    if (rest === '' || rest.startsWith('/')) return { target, rest, query }
  }
  return null
}

/**
 * Finds the destination of a request. Returns `path-ambiguous` if servers may read the path in
 * different ways, because such a path could leave the path of the target. Returns
 * `target-not-allowed` if the page chose a host that the pattern does not cover.
 */
export function destinationOf({
  target,
  rest,
  query,
}: Located): Destination | 'path-ambiguous' | 'target-not-allowed' {
  const { base } = target
  if (base !== null) {
    if (isAmbiguousPath(rest)) return 'path-ambiguous'
    return { target, url: base.url, path: base.path + rest || '/', query }
  }
  // A server in front of the proxy may have merged two slashes into one.
  const [, scheme, address] = /^\/(https?):\/\/?([^/\\].*)$/i.exec(rest) ?? []
  const text = `${scheme}://${address}`
  if (address === undefined || !URL.canParse(text)) return 'target-not-allowed'
  const url = new URL(text)
  if (url.username + url.password + url.hash !== '' || /^[^/]*@/.test(address)) {
    return 'target-not-allowed'
  }
  if (!target.covers(url.origin) || isBadPort(url.port)) return 'target-not-allowed'
  const path = pathOf(url)
  return isAmbiguousPath(path) ? 'path-ambiguous' : { target, url, path, query }
}

/** Whether the list of paths allows this path below the target's URL. */
export function allowsPath({ paths, base }: ResolvedTarget, path: string): boolean {
  if (paths === null) return true
  const rest = path.slice(base?.path.length ?? 0) || '/'
  return paths.some((one) =>
    one.endsWith('/*') ? rest.startsWith(one.slice(0, -1)) : rest === one,
  )
}
