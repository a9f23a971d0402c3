import type { OwnOptions } from '../migration.js'

/** What is read of a context of Hono. */
export interface HonoContext {
  readonly req: {
    readonly method: string
    readonly path: string
    header(name: string): string | undefined
  }
}

type MaybePromise<Value> = Value | Promise<Value>

/** The options of `hono/cors` that do not ask functions about the context, by their structure. */
export interface StaticHonoCorsOptions extends OwnOptions {
  readonly origin?:
    | string
    | readonly string[]
    | ((origin: string) => MaybePromise<string | undefined | null>)
    | undefined
  readonly allowMethods?: readonly string[] | undefined
  readonly allowHeaders?: readonly string[] | undefined
  readonly exposeHeaders?: readonly string[] | undefined
  readonly credentials?: boolean | undefined
  /** Seconds. */
  readonly maxAge?: number | undefined
}

/** Options as `hono/cors` takes them. */
export interface HonoCorsOptions<Context = HonoContext>
  extends Omit<StaticHonoCorsOptions, 'origin' | 'allowMethods'> {
  readonly origin?:
    | string
    | readonly string[]
    | ((origin: string, c: Context) => MaybePromise<string | undefined | null>)
    | undefined
  readonly allowMethods?:
    | readonly string[]
    | ((origin: string, c: Context) => MaybePromise<readonly string[]>)
    | undefined
}
