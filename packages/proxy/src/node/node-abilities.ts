import type { HostAbilities } from '../options/resolved-options.js'

/**
 * The abilities of Node's HTTP client, on Node.js, Deno and Bun: it checks each address to which it
 * connects.
 */
export const NODE_ABILITIES: HostAbilities = { guardsAddresses: true, isPublicOnly: false }
