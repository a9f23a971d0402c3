import { isAmbiguousPath } from '../guard/ambiguous-path.js'
import { isBadPort } from '../guard/bad-port.js'
import { containsSecret } from '../guard/secrets.js'
import type { ResolvedTarget } from '../options/resolved-options.js'
import { allowsPath, type Destination } from './locate.js'
import { pathOf } from './request-head.js'
import { type UpstreamCall, withoutParameters } from './upstream-call.js'

/**
 * The statuses with which a browser follows `Location`:
 * https://fetch.spec.whatwg.org/#redirect-status
 */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

/**
 * Finds the target that covers a redirect, and the destination there; `null` if no target covers
 * it, or if it carries a secret to another target.
 */
export function redirectOf(
  location: string,
  call: UpstreamCall,
  targets: readonly ResolvedTarget[],
): Destination | null {
  const from = new URL(call.path, call.url)
  if (!URL.canParse(location, from)) return null
  const to = new URL(location, from)
  if (to.username + to.password !== '' || isBadPort(to.port)) return null
  if (from.protocol === 'https:' && to.protocol === 'http:') return null
  const text = pathOf(to)
  const mark = text.indexOf('?')
  const path = mark === -1 ? text : text.slice(0, mark)
  if (isAmbiguousPath(path)) return null
  const target = [call.target, ...targets].find(
    (one) => one.covers(to.origin) && covers(one, path) && allowsPath(one, path),
  )
  if (target === undefined) return null
  // The redirect must not carry secrets of the target that sent it, except to this target.
  const secrets = [...call.target.query, ...target.query]
  const query = withoutParameters(mark === -1 ? '' : text.slice(mark), secrets)
  const isOther = target !== call.target
  if (isOther && containsSecret(to.origin + path + query, call.target.secrets)) return null
  const url = target.base?.url ?? to
  return { target, url, path, query }
}

function covers({ base }: ResolvedTarget, path: string): boolean {
  if (base === null) return true
  return path === base.path || path.startsWith(`${base.path}/`)
}

/** Returns the URL at the proxy that leads to a destination. The page is redirected to this URL. */
export function urlThroughProxy({ target, url, path, query }: Destination, prefix: string): string {
  const mount = prefix + (target.mount === '/' ? '' : target.mount)
  const rest = target.base === null ? `/${url.origin}${path}` : path.slice(target.base.path.length)
  return (mount + rest || '/') + query
}
