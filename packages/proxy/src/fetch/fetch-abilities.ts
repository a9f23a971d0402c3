import type { HostAbilities } from '../options/resolved-options.js'

interface CloudflareGlobal {
  readonly Cloudflare?: { readonly compatibilityFlags?: Readonly<Record<string, unknown>> }
}

/** What Workers have, and nothing else has. */
const { Cloudflare } = globalThis as CloudflareGlobal

export const IS_WORKERS: boolean = Cloudflare !== undefined

/**
 * With `fetch()` no address can be checked. Cloudflare's own network checks addresses for a Worker that sets a flag.
 *
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/#global-fetch-strictly-public
 */
export function fetchAbilities(): HostAbilities {
  const isPublicOnly = Cloudflare?.compatibilityFlags?.['global_fetch_strictly_public'] === true
  return { guardsAddresses: false, isPublicOnly }
}
