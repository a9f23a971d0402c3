import type { OwnOptions } from '../migration.js'

/** What is read of a context of Koa. */
export interface KoaContext {
  readonly method: string
  readonly path: string
  readonly host: string
  get(field: string): string
}

type Answer<Context, Value> = (context: Context) => Value | PromiseLike<Value>

/** The options of `@koa/cors` that do not ask functions, by their structure: its types are not needed. */
export interface StaticKoaCorsOptions extends OwnOptions {
  readonly origin?: string | undefined
  readonly allowMethods?: string | readonly string[] | undefined
  readonly allowHeaders?: string | readonly string[] | undefined
  readonly exposeHeaders?: string | readonly string[] | undefined
  readonly credentials?: boolean | undefined
  /** Seconds. */
  readonly maxAge?: number | string | undefined
  readonly keepHeadersOnError?: boolean | undefined
  readonly secureContext?: boolean | undefined
  readonly privateNetworkAccess?: boolean | undefined
}

/** Options as `@koa/cors` takes them. */
export interface KoaCorsOptions<Context = KoaContext>
  extends Omit<StaticKoaCorsOptions, 'origin' | 'credentials'> {
  readonly origin?: string | Answer<Context, string | false | null | undefined> | undefined
  readonly credentials?: boolean | Answer<Context, boolean> | undefined
}
