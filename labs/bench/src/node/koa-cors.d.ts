/** The part of @koa/cors that is used here. The package has no types. */
declare module '@koa/cors' {
  import type { Context, Middleware } from 'koa'

  function koaCors(options: koaCors.Options): Middleware

  namespace koaCors {
    interface Options {
      readonly origin: (context: Context) => string
      readonly allowMethods?: readonly string[]
      readonly allowHeaders?: readonly string[]
      readonly exposeHeaders: readonly string[]
      readonly credentials: boolean
      readonly maxAge: number
    }
  }

  export = koaCors
}
