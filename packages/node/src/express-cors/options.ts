import type { CorsOptions } from '@webcors/core'

/** What the `cors` package takes as `origin`, but for a function: `true` is whoever asks. */
export type ExpressCorsOrigin = boolean | string | RegExp | readonly (boolean | string | RegExp)[]

/** Options of ours that the `cors` package does not have, so that they can be added to what is there. */
type OwnOptions = Pick<
  CorsOptions,
  | 'timingAllowOrigin'
  | 'crossOriginProtection'
  | 'onDecision'
  | 'dangerouslyAllowInsecureOrigins'
  | 'dangerouslyAllowPublicSuffixes'
>

/** Options as the `cors` package takes them, by their structure: its types are not needed. */
export interface ExpressCorsOptions extends OwnOptions {
  readonly origin?:
    | ExpressCorsOrigin
    | ((
        origin: string | undefined,
        callback: (error: Error | null, origin?: ExpressCorsOrigin) => void,
      ) => void)
    | undefined
  readonly methods?: string | readonly string[] | undefined
  readonly allowedHeaders?: string | readonly string[] | undefined
  /** The old name of `allowedHeaders`, which is read where that one is not given. */
  readonly headers?: string | readonly string[] | undefined
  readonly exposedHeaders?: string | readonly string[] | undefined
  readonly credentials?: boolean | undefined
  readonly maxAge?: number | undefined
  readonly preflightContinue?: boolean | undefined
  readonly optionsSuccessStatus?: number | undefined
}

/** A function that the `cors` package asks for the options of each request. */
export type ExpressCorsDelegate<Req> = (
  request: Req,
  callback: (error: Error | null, options?: ExpressCorsOptions) => void,
) => void
