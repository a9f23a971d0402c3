import type { OwnOptions } from '../migration.js'

/** What `@fastify/cors` takes as `origin`, without functions. `true` is any origin. */
export type FastifyCorsOrigin = boolean | string | RegExp | ListOfOrigins

interface ListOfOrigins extends ReadonlyArray<FastifyCorsOrigin> {}

/** Answers about an origin through a callback, or with a promise. */
export type FastifyCorsOriginFunction = (
  origin: string | undefined,
  callback: (error: Error | null, origin: FastifyCorsOrigin) => void,
) => void | PromiseLike<FastifyCorsOrigin>

/** Options as `@fastify/cors` takes them, by their structure: its types are not needed. */
export interface FastifyCorsOptions<Origin = FastifyCorsOrigin | FastifyCorsOriginFunction>
  extends OwnOptions {
  readonly origin?: Origin | undefined
  readonly methods?: string | readonly string[] | undefined
  readonly allowedHeaders?: string | readonly string[] | null | undefined
  readonly exposedHeaders?: string | readonly string[] | null | undefined
  readonly credentials?: boolean | undefined
  /** Seconds. */
  readonly maxAge?: number | string | null | undefined
  readonly cacheControl?: number | string | null | undefined
  readonly preflightContinue?: boolean | undefined
  readonly optionsSuccessStatus?: number | undefined
  readonly preflight?: boolean | undefined
  readonly strictPreflight?: boolean | undefined
  readonly hook?: string | undefined
  readonly hideOptionsRoute?: boolean | undefined
  readonly logLevel?: string | undefined
}

/** A function that `@fastify/cors` asks for the options of each request. */
export type FastifyCorsDelegate<Req> = (
  request: Req,
  callback: (error: Error | null, options?: FastifyCorsOptions) => void,
) => void | PromiseLike<FastifyCorsOptions>
