import type { ListedOrigin } from '../origin/listed-origin.js'

/** A planned request, and its reason. */
export interface Probe {
  readonly kind: 'actual' | 'preflight' | 'options' | 'missing'
  /** The value of `Origin`; `null` for a request without it. */
  readonly origin: string | null
  /**
   * The relation of the origin to the policy: "listed", "a subdomain of ...", "the apex of ...".
   */
  readonly what: string
  /** The entry of the policy from which the origin was derived. */
  readonly entry: ListedOrigin | null
  /** Whether a browser can send this origin. If not, differences are only on the wire. */
  readonly isSendable: boolean
  /** The requested method. Only a preflight has one. */
  readonly method?: string
  readonly names?: readonly string[]
}
