import type { OwnOptions } from '../migration.js'

/** What the `cors` package takes as `origin`, without functions. `true` is any origin. */
export type ExpressCorsOrigin = boolean | string | RegExp | readonly (boolean | string | RegExp)[]

/** Answers about an origin through a callback. */
export type ExpressCorsOriginFunction = (
  origin: string | undefined,
  callback: (error: Error | null, origin?: ExpressCorsOrigin) => void,
) => void

/** Options as the `cors` package takes them, by their structure: its types are not needed. */
export interface ExpressCorsOptions<Origin = ExpressCorsOrigin | ExpressCorsOriginFunction>
  extends OwnOptions {
  readonly origin?: Origin | undefined
  readonly methods?: string | readonly string[] | undefined
  readonly allowedHeaders?: string | readonly string[] | undefined
  /** The old name of `allowedHeaders`, which is read if that one is not given. */
  readonly headers?: string | readonly string[] | undefined
  readonly exposedHeaders?: string | readonly string[] | undefined
  readonly credentials?: boolean | undefined
  /** Seconds. */
  readonly maxAge?: number | string | undefined
  readonly preflightContinue?: boolean | undefined
  readonly optionsSuccessStatus?: number | undefined
}

/** A function that the `cors` package asks for the options of each request. */
export type ExpressCorsDelegate<Req> = (
  request: Req,
  callback: (error: Error | null, options?: ExpressCorsOptions) => void,
) => void
