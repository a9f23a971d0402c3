import type { OwnOptions } from '../migration.ts'

/** The parts of a Hono context that a converted policy reads. */
export interface HonoContext {
  readonly req: {
    readonly method: string
    readonly path: string
    header(name: string): string | undefined
  }
}

type MaybePromise<Value> = Value | Promise<Value>

/** The options of `hono/cors` without functions of the context, declared by their structure. */
export interface StaticHonoCorsOptions extends OwnOptions {
  /** @default '*' */
  readonly origin?:
    | string
    | readonly string[]
    | ((origin: string) => MaybePromise<string | undefined | null>)
    | undefined
  /** @default ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'QUERY'] */
  readonly allowMethods?: readonly string[] | undefined
  /** @default []: the requested headers */
  readonly allowHeaders?: readonly string[] | undefined
  /** @default [] */
  readonly exposeHeaders?: readonly string[] | undefined
  /** @default false */
  readonly credentials?: boolean | undefined
  /**
   * Seconds for which browsers may keep the response to a preflight.
   *
   * @default undefined: no header
   */
  readonly maxAge?: number | undefined
}

/** All options of `hono/cors`, with functions of the context. */
export interface HonoCorsOptions<Context = HonoContext>
  extends Omit<StaticHonoCorsOptions, 'origin' | 'allowMethods'> {
  /** @default '*' */
  readonly origin?:
    | string
    | readonly string[]
    | ((origin: string, c: Context) => MaybePromise<string | undefined | null>)
    | undefined
  /** @default ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'QUERY'] */
  readonly allowMethods?:
    | readonly string[]
    | ((origin: string, c: Context) => MaybePromise<readonly string[]>)
    | undefined
}
