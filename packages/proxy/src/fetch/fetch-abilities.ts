import type { HostAbilities } from '../options/resolved-options.js'

interface CloudflareGlobal {
  readonly Cloudflare?: { readonly compatibilityFlags?: Readonly<Record<string, unknown>> }
}

/** The global object that only Cloudflare Workers have. */
const { Cloudflare } = globalThis as CloudflareGlobal

export const IS_WORKERS: boolean = Cloudflare !== undefined

/**
 * The abilities of a host that has only `fetch()`, which lets nobody check addresses. Cloudflare's
 * own network checks addresses for a Worker that sets a compatibility flag.
 *
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/#global-fetch-strictly-public
 */
export function fetchAbilities(): HostAbilities {
  const isPublicOnly = Cloudflare?.compatibilityFlags?.['global_fetch_strictly_public'] === true
  return { guardsAddresses: false, isPublicOnly }
}
