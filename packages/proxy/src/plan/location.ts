import type { ResolvedTarget } from '../options/resolved-options.js'
import { allowsPath, type Destination } from './locate.js'
import { pathOf } from './request-head.js'
import { type UpstreamCall, withoutParameters } from './upstream-call.js'

/** Statuses at which a browser goes where `Location` says (https://fetch.spec.whatwg.org/#redirect-status). */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308
}

/** Where a redirect leads: a destination behind one of the targets, or `null` if none covers it. */
export function redirectOf(
  location: string,
  call: UpstreamCall,
  targets: readonly ResolvedTarget[],
): Destination | null {
  const from = new URL(call.path, call.url)
  if (!URL.canParse(location, from)) return null
  const to = new URL(location, from)
  if (to.username + to.password !== '') return null
  if (from.protocol === 'https:' && to.protocol === 'http:') return null
  const text = pathOf(to)
  const mark = text.indexOf('?')
  const path = mark === -1 ? text : text.slice(0, mark)
  if (/%2f|%5c|%2e|%00|\/\//i.test(path)) return null
  const target = [call.target, ...targets].find(
    (one) => one.covers(to.origin) && covers(one, path) && allowsPath(one, path),
  )
  if (target === undefined) return null
  // The secrets of the target that sent the redirect stay with it.
  const secrets = [...call.target.query, ...target.query]
  const query = withoutParameters(mark === -1 ? '' : text.slice(mark), secrets)
  const url = target.base?.url ?? to
  return { target, url, path, query }
}

function covers({ base }: ResolvedTarget, path: string): boolean {
  if (base === null) return true
  return path === base.path || path.startsWith(`${base.path}/`)
}

/** The way to a destination through the proxy: what the page is sent to. */
export function wayThroughProxy({ target, url, path, query }: Destination, prefix: string): string {
  const mount = prefix + (target.mount === '/' ? '' : target.mount)
  const rest = target.base === null ? `/${url.origin}${path}` : path.slice(target.base.path.length)
  return (mount + rest || '/') + query
}
