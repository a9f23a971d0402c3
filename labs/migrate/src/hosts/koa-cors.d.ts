// `@koa/cors` has no types.
declare module '@koa/cors' {
  import type { Middleware } from 'koa'
  export default function cors(...args: readonly unknown[]): Middleware
}
