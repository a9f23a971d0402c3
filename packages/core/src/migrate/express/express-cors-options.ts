import type { OwnOptions } from '../migration.ts'

/** The values of `origin` in the `cors` package, without functions. `true` allows any origin. */
export type ExpressCorsOrigin = boolean | string | RegExp | readonly (boolean | string | RegExp)[]

/** A function as `origin` of the `cors` package: it answers through a callback. */
export type ExpressCorsOriginFunction = (
  origin: string | undefined,
  callback: (error: Error | null, origin?: ExpressCorsOrigin) => void,
) => void

/**
 * The options of the `cors` package, declared by their structure, so that its types need not be
 * installed.
 */
export interface ExpressCorsOptions<Origin = ExpressCorsOrigin | ExpressCorsOriginFunction>
  extends OwnOptions {
  /** @default '*' */
  readonly origin?: Origin | undefined
  /** @default 'GET,HEAD,PUT,PATCH,POST,DELETE' */
  readonly methods?: string | readonly string[] | undefined
  /** @default the requested headers */
  readonly allowedHeaders?: string | readonly string[] | undefined
  /**
   * The old name of `allowedHeaders`. It is read only if `allowedHeaders` is not given.
   *
   * @default the requested headers
   */
  readonly headers?: string | readonly string[] | undefined
  /** @default none */
  readonly exposedHeaders?: string | readonly string[] | undefined
  /** @default false */
  readonly credentials?: boolean | undefined
  /**
   * Seconds for which browsers may keep the response to a preflight.
   *
   * @default undefined: no header
   */
  readonly maxAge?: number | string | undefined
  /** @default false */
  readonly preflightContinue?: boolean | undefined
  /** @default 204 */
  readonly optionsSuccessStatus?: number | undefined
}

/** A function that the `cors` package asks for the options of each request. */
export type ExpressCorsDelegate<Req> = (
  request: Req,
  callback: (error: Error | null, options?: ExpressCorsOptions) => void,
) => void
