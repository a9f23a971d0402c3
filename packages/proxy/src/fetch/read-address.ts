import { IS_WORKERS } from './fetch-abilities.js'

interface DenoInfo {
  readonly remoteAddr?: { readonly hostname?: unknown }
}
interface BunServer {
  readonly requestIP?: (request: Request) => { readonly address?: unknown } | null
}

/**
 * Reads the client's address if the host shows it. srvx has it in `request.ip`, Deno and Bun in the
 * second argument of a handler, Cloudflare in a header that it sets itself. Other hosts do not use
 * the header, because clients can set it there.
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
