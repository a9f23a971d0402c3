import type { CorsOptions } from '../options/cors-options.js'
import type { CorsIssue } from '../options/issue.js'
import type { CorsPolicy } from '../policy/cors-policy.js'

/** Stable codes of what changes in silence. Each has an entry in `docs/errors.md`. */
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

/** Something that works differently after the move, although the options are right. */
export interface CorsNotice {
  readonly code: CorsNoticeCode
  /** Where in the options of the other library. Empty if it depends on the application, and not on its options. */
  readonly path: readonly PropertyKey[]
  /** What changes, how it was, and what to do. */
  readonly message: string
  /** What to do: the message's last sentence. */
  readonly fix: string
  /** Options of ours that keep it as it was, where there are some. Nothing has added them. */
  readonly suggestion?: Partial<CorsOptions>
}

/** What became of the options of another library: a value, or everything that is wrong. Notices come with both. */
export type CorsMigration<Value = CorsOptions> = {
  readonly notices: readonly CorsNotice[]
} & (
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly CorsIssue[]; readonly value?: undefined }
)

/** Selects no policy for any request: what `origin: false` stands for. */
export type SelectNone = () => undefined

/** Selects the policy of each request, or none. */
export type SelectPolicy<Host> = (host: Host) => Promise<CorsPolicy | undefined>

/** Options of ours that no other library has: they may stand among its own. */
export type OwnOptions = Pick<CorsOptions, OwnName>

export type OwnName =
  | 'timingAllowOrigin'
  | 'crossOriginProtection'
  | 'allowedHosts'
  | 'onDecision'
  | 'dangerouslyAllowInsecureOrigins'
  | 'dangerouslyAllowPublicSuffixes'

// A name that is missing here, or one too many, does not compile.
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
