/**
 * Packages that set CORS headers themselves, or pass on those of another server. The sources of a
 * project do not show these headers.
 */
const PACKAGES = [
  '@fastify/http-proxy',
  '@fastify/reply-from',
  'apollo-server',
  'apollo-server-express',
  'apollo-server-fastify',
  'apollo-server-koa',
  'express-http-proxy',
  'graphql-yoga',
  'http-proxy',
  'http-proxy-3',
  'http-proxy-middleware',
  'httpxy',
  'koa-better-http-proxy',
  'koa-proxies',
  'koa-proxy',
]

/** Whether a project depends on a package that sets CORS headers. */
export function setsHeaders(dependencies: ReadonlySet<string>): boolean {
  return PACKAGES.some((name) => dependencies.has(name))
}
