import type { CorsOptions } from '../options/cors-options.ts'
import type { CorsIssue } from '../options/issue.ts'
import type { CorsPolicy } from '../policy/cors-policy.ts'

/** The stable codes of notices. Each has an entry in `docs/errors.md`. */
export type CorsNoticeCode =
  | 'gate-opens'
  | 'function-stopped-requests'
  | 'null-origin'
  | 'answer-refused'
  | 'read-per-request'
  | 'star-matches-now'
  | 'star-for-names'
  | 'begins-to-work'
  | 'plain-options'
  | 'answers-earlier'
  | 'errors-readable'
  | 'route-options'
  | 'headers-set-later'
  | 'stacked'
  | 'option-dropped'

/** A change of behavior after the migration, although the options are valid. */
export interface CorsNotice {
  readonly code: CorsNoticeCode
  /**
   * The place in the options of the other library. Empty if the change depends on the application,
   * and not on its options.
   */
  readonly path: readonly PropertyKey[]
  /** The change, the behavior before, and the advice, in one text. */
  readonly message: string
  /** The advice: the last sentence of the message. */
  readonly fix: string
  /** The webcors options that keep the old behavior, if there are any. They are not in `value`. */
  readonly suggestion?: Partial<CorsOptions>
}

/**
 * The result of a conversion: a value or issues, and notices with both.
 *
 * @typeParam Value the type of the converted options
 */
export type CorsMigration<Value = CorsOptions> = {
  readonly notices: readonly CorsNotice[]
} & (
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly CorsIssue[]; readonly value?: undefined }
)

/**
 * A selecting function that selects no policy for any request. `origin: false` is converted to it.
 */
export type SelectNone = () => undefined

/**
 * A selecting function that is made from the functions of another library.
 *
 * @typeParam Host the request or context of the host
 */
export type SelectPolicy<Host> = (host: Host) => Promise<CorsPolicy | undefined>

/**
 * The webcors options that no other library has. They may be given among the options of the other
 * library.
 */
export type OwnOptions = Pick<CorsOptions, OwnName>

export type OwnName =
  | 'timingAllowOrigin'
  | 'crossOriginProtection'
  | 'allowedHosts'
  | 'onDecision'
  | 'dangerouslyAllowInsecureOrigins'
  | 'dangerouslyAllowPublicSuffixes'

// The compiler refuses this object if a name is missing, or is not in OwnName.
const OWN: Readonly<Record<OwnName, true>> = {
  timingAllowOrigin: true,
  crossOriginProtection: true,
  allowedHosts: true,
  onDecision: true,
  dangerouslyAllowInsecureOrigins: true,
  dangerouslyAllowPublicSuffixes: true,
}

export const OWN_NAMES: readonly string[] = Object.keys(OWN)

export type Given = Readonly<Record<string, unknown>>
export type Path = readonly PropertyKey[]
