import type { ListedOrigin } from '../origin/listed-origin.js'

/** One request that is planned, and why. */
export interface Probe {
  readonly kind: 'actual' | 'preflight' | 'options' | 'missing'
  /** `null` for a request without `Origin`. */
  readonly origin: string | null
  /** What the origin is: "listed", "a subdomain of ...", "the apex of ...". */
  readonly what: string
  /** The entry of the policy that the origin was made from. */
  readonly entry: ListedOrigin | null
  /** Whether a browser can send this origin; what it cannot send makes a difference on the wire alone. */
  readonly isSendable: boolean
  /** On a preflight. */
  readonly method?: string
  readonly names?: readonly string[]
}
