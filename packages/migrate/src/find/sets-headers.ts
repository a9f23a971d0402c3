/** Packages that put CORS headers on responses themselves, or pass on those of another server: no source of the project shows it. */
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

/** Whether the project depends on one of them. */
export function setsHeaders(dependencies: ReadonlySet<string>): boolean {
  return PACKAGES.some((name) => dependencies.has(name))
}
