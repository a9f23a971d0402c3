// The package has no types of its own.
declare module '@koa/cors' {
  import type { Middleware } from 'koa'
  export default function cors(...args: readonly unknown[]): Middleware
}
