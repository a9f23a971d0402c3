// Options of other CORS libraries, read as options of ours. Applications import this from the adapter of their host:
// `@webcors/node/express-cors`, `@webcors/koa/koa-cors`, `@webcors/fastify/fastify-cors`, `@webcors/hono/hono-cors`.
//
//   fromExpressCors(options?)   options of `cors`, of `nextjs-cors`, and of Nest's enableCors on Express
//   fromKoaCors(options?)       options of `@koa/cors`
//   fromFastifyCors(options?)   options of `@fastify/cors`, and of Nest's enableCors on Fastify
//   fromHonoCors(options?)      options of `hono/cors`
//
// Each takes what the library takes, any value at all, never throws, and returns a CorsMigration:
//
//   { value, notices }          what `cors` of the adapter takes; a function for `origin: false` and for delegates
//   { issues, notices }         everything that cannot be converted: { code, path, value, message, fix }
//
// A notice is { code, path, message, fix, suggestion? }. Its path is empty if it depends on the application, and not on
// its options. `suggestion` holds options to add.

export { fromExpressCors } from './migrate/express/from-express-cors.js'
export type {
  ExpressCorsDelegate,
  ExpressCorsOptions,
  ExpressCorsOrigin,
  ExpressCorsOriginFunction,
} from './migrate/express/express-cors-options.js'
export { fromFastifyCors } from './migrate/fastify/from-fastify-cors.js'
export type {
  FastifyCorsDelegate,
  FastifyCorsOptions,
  FastifyCorsOrigin,
  FastifyCorsOriginFunction,
} from './migrate/fastify/fastify-cors-options.js'
export { fromHonoCors } from './migrate/hono/from-hono-cors.js'
export type {
  HonoContext,
  HonoCorsOptions,
  StaticHonoCorsOptions,
} from './migrate/hono/hono-cors-options.js'
export { fromKoaCors } from './migrate/koa/from-koa-cors.js'
export type {
  KoaContext,
  KoaCorsOptions,
  StaticKoaCorsOptions,
} from './migrate/koa/koa-cors-options.js'
export type {
  CorsMigration,
  CorsNotice,
  CorsNoticeCode,
  SelectNone,
  SelectPolicy,
} from './migrate/migration.js'
