import type { HostAbilities } from '../options/resolved-options.js'

/** Node's client, on Node.js, Deno and Bun: every address is checked when connecting. */
export const NODE_ABILITIES: HostAbilities = { guardsAddresses: true, isPublicOnly: false }
