import type { OwnOptions } from '../migration.ts'

/** The parts of a Koa context that a converted policy reads. */
export interface KoaContext {
  readonly method: string
  readonly path: string
  readonly host: string
  get(field: string): string
}

type Answer<Context, Value> = (context: Context) => Value | PromiseLike<Value>

/**
 * The options of `@koa/cors` without functions, declared by their structure, so that its types need
 * not be installed.
 */
export interface StaticKoaCorsOptions extends OwnOptions {
  /** @default '*' */
  readonly origin?: string | undefined
  /** @default 'GET,HEAD,PUT,POST,DELETE,PATCH' */
  readonly allowMethods?: string | readonly string[] | undefined
  /** @default the requested headers */
  readonly allowHeaders?: string | readonly string[] | undefined
  /** @default none */
  readonly exposeHeaders?: string | readonly string[] | undefined
  /** @default false */
  readonly credentials?: boolean | undefined
  /**
   * Seconds for which browsers may keep the response to a preflight.
   *
   * @default undefined: no header
   */
  readonly maxAge?: number | string | undefined
  /** @default true */
  readonly keepHeadersOnError?: boolean | undefined
  /** @default false */
  readonly secureContext?: boolean | undefined
  /** @default false */
  readonly privateNetworkAccess?: boolean | undefined
}

/** All options of `@koa/cors`, with functions of the context. */
export interface KoaCorsOptions<Context = KoaContext>
  extends Omit<StaticKoaCorsOptions, 'origin' | 'credentials'> {
  /** @default '*' */
  readonly origin?: string | Answer<Context, string | false | null | undefined> | undefined
  /** @default false */
  readonly credentials?: boolean | Answer<Context, boolean> | undefined
}
