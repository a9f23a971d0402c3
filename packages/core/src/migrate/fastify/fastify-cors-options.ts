import type { OwnOptions } from '../migration.ts'

/** The values of `origin` in `@fastify/cors`, without functions. `true` allows any origin. */
export type FastifyCorsOrigin = boolean | string | RegExp | ListOfOrigins

interface ListOfOrigins extends ReadonlyArray<FastifyCorsOrigin> {}

/** A function as `origin` of `@fastify/cors`: it answers through a callback, or with a promise. */
export type FastifyCorsOriginFunction = (
  origin: string | undefined,
  callback: (error: Error | null, origin: FastifyCorsOrigin) => void,
) => void | PromiseLike<FastifyCorsOrigin>

/**
 * The options of `@fastify/cors`, declared by their structure, so that its types need not be
 * installed.
 */
export interface FastifyCorsOptions<Origin = FastifyCorsOrigin | FastifyCorsOriginFunction>
  extends OwnOptions {
  /** @default '*' */
  readonly origin?: Origin | undefined
  /** @default 'GET,HEAD,POST' */
  readonly methods?: string | readonly string[] | undefined
  /** @default null: the requested headers */
  readonly allowedHeaders?: string | readonly string[] | null | undefined
  /** @default null: none */
  readonly exposedHeaders?: string | readonly string[] | null | undefined
  /** @default false */
  readonly credentials?: boolean | undefined
  /**
   * Seconds for which browsers may keep the response to a preflight.
   *
   * @default null: no header
   */
  readonly maxAge?: number | string | null | undefined
  /** @default null: no header */
  readonly cacheControl?: number | string | null | undefined
  /** @default false */
  readonly preflightContinue?: boolean | undefined
  /** @default 204 */
  readonly optionsSuccessStatus?: number | undefined
  /** @default true */
  readonly preflight?: boolean | undefined
  /** @default true */
  readonly strictPreflight?: boolean | undefined
  /** @default 'onRequest' */
  readonly hook?: string | undefined
  /** @default true */
  readonly hideOptionsRoute?: boolean | undefined
  /** @default undefined: the level of the server */
  readonly logLevel?: string | undefined
}

/** A function that `@fastify/cors` asks for the options of each request. */
export type FastifyCorsDelegate<Req> = (
  request: Req,
  callback: (error: Error | null, options?: FastifyCorsOptions) => void,
) => void | PromiseLike<FastifyCorsOptions>
