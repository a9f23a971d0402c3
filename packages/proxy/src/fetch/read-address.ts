import { IS_WORKERS } from './fetch-abilities.js'

interface DenoInfo {
  readonly remoteAddr?: { readonly hostname?: unknown }
}
interface BunServer {
  readonly requestIP?: (request: Request) => { readonly address?: unknown } | null
}

/**
 * Reads the client's address, if the host shows it: srvx as `request.ip`, Deno and Bun in the second argument of a
 * handler, Cloudflare by a header that it sets itself. That header is not trusted on other hosts.
 */
export function readAddress(request: Request, host: unknown): string | null {
  const { ip } = request as { ip?: unknown }
  if (typeof ip === 'string') return ip
  if (IS_WORKERS) return request.headers.get('cf-connecting-ip')
  if (typeof host !== 'object' || host === null) return null
  const { remoteAddr } = host as DenoInfo
  if (typeof remoteAddr?.hostname === 'string') return remoteAddr.hostname
  try {
    const address = (host as BunServer).requestIP?.(request)?.address
    return typeof address === 'string' ? address : null
  } catch {
    return null
  }
}
