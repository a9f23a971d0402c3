import type { Deed, Policy } from './policy.ts'

// Computes the meaning of a policy in the simplest way, without code of the packages.

/** Whether the page gets the response. */
export function isAllowed(policy: Policy, deed: Deed): boolean {
  // Any page may show an image. CORS only protects its pixels.
  if (deed.api === 'plain image') return true
  if (!isOriginAllowed(policy, deed.origin)) return false
  if (deed.credentials === 'include' && !policy.credentials) return false
  const isMethodAllowed =
    policy.methods === undefined ||
    ['GET', 'HEAD', 'POST'].includes(deed.method) ||
    policy.methods.includes(deed.method)
  if (!isMethodAllowed) return false
  return deed.headers.every(([name, value]) => isHeaderAllowed(policy, name, value))
}

/** Whether an allowed page can use a response with this status by this API. */
export function isUsable(api: Deed['api'], status: number): boolean {
  if (api === 'EventSource') return status === 200
  if (api === 'module script' || api === 'import()' || api === 'font') {
    return status >= 200 && status <= 299
  }
  return true
}

/** Returns the response headers that the page can read. */
export function readableOf(policy: Policy, names: readonly string[]): readonly string[] {
  const { exposedHeaders = [] } = policy
  if (exposedHeaders === '*') return names
  const exposed = exposedHeaders.map((name) => name.toLowerCase())
  return names.filter((name) => exposed.includes(name.toLowerCase()))
}

/**
 * Returns the number of preflights. The response to a preflight is kept, unless the policy sets a
 * max-age of 0.
 */
export function preflightsOf(policy: Policy, deed: Deed): number {
  const isAsked =
    !['GET', 'HEAD', 'POST'].includes(deed.method) ||
    deed.headers.some(([name, value]) => !isSafelisted(name, value)) ||
    deed.upload
  if (!isAsked) return 0
  return isAllowed(policy, deed) && policy.maxAge !== 0 ? 1 : deed.times
}

function isHeaderAllowed({ allowedHeaders }: Policy, name: string, value: string): boolean {
  if (isSafelisted(name, value)) return true
  if (allowedHeaders === undefined) return true
  return allowedHeaders.some((allowed) => allowed.toLowerCase() === name.toLowerCase())
}

function isSafelisted(name: string, value: string): boolean {
  return name === 'Accept' || (name === 'Content-Type' && value === 'text/plain')
}

function isOriginAllowed({ origin: allowed }: Policy, origin: string): boolean {
  if (allowed === '*') return true
  if (origin === 'null') return false
  return allowed.some((pattern) => isLike(origin, pattern))
}

/**
 * Whether a pattern matches: `https://*.example.com` means any subdomain, `pr-*` a part of one
 * label, `:*` any port.
 */
function isLike(origin: string, pattern: string): boolean {
  const [scheme, host = '', port] = take(origin)
  const [wantedScheme, wantedHost = '', wantedPort] = take(pattern)
  if (scheme !== wantedScheme) return false
  if (wantedPort !== '*' && port !== wantedPort) return false
  if (!wantedHost.includes('*')) return host === wantedHost
  if (wantedHost.startsWith('*.')) return host.endsWith(wantedHost.slice(1))
  const [before = '', after = ''] = wantedHost.split('*')
  const star = host.slice(before.length, host.length - after.length)
  return host === before + star + after && star !== '' && !star.includes('.')
}

function take(text: string): readonly (string | undefined)[] {
  const [, scheme, host, port] = /^(https?):\/\/(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(text) ?? []
  return [scheme, host, port]
}
