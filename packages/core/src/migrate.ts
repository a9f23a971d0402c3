// Options of other CORS libraries, read as options of ours. Applications import this from the
// adapter of their host: `@webcors/node/express-cors`, `@webcors/koa/koa-cors`,
// `@webcors/fastify/fastify-cors`, `@webcors/hono/hono-cors`.
//
//   fromExpressCors(options?)   options of `cors`, of `nextjs-cors`, and of Nest's enableCors on Express
//   fromKoaCors(options?)       options of `@koa/cors`
//   fromFastifyCors(options?)   options of `@fastify/cors`, and of Nest's enableCors on Fastify
//   fromHonoCors(options?)      options of `hono/cors`
//
// Each function takes the options of its library, or any other value. It never throws, and returns
// a CorsMigration:
//
//   { value, notices }          the argument for `cors` of the adapter; a function for `origin: false` and for delegates
//   { issues, notices }         everything that cannot be converted: { code, path, value, message, fix }
//
// A notice is { code, path, message, fix, suggestion? }. Its path is empty if the change depends on
// the application, and not on its options. `suggestion` holds options to add.

export { fromExpressCors } from './migrate/express/from-express-cors.ts'
export type {
  ExpressCorsDelegate,
  ExpressCorsOptions,
  ExpressCorsOrigin,
  ExpressCorsOriginFunction,
} from './migrate/express/express-cors-options.ts'
export { fromFastifyCors } from './migrate/fastify/from-fastify-cors.ts'
export type {
  FastifyCorsDelegate,
  FastifyCorsOptions,
  FastifyCorsOrigin,
  FastifyCorsOriginFunction,
} from './migrate/fastify/fastify-cors-options.ts'
export { fromHonoCors } from './migrate/hono/from-hono-cors.ts'
export type {
  HonoContext,
  HonoCorsOptions,
  StaticHonoCorsOptions,
} from './migrate/hono/hono-cors-options.ts'
export { fromKoaCors } from './migrate/koa/from-koa-cors.ts'
export type {
  KoaContext,
  KoaCorsOptions,
  StaticKoaCorsOptions,
} from './migrate/koa/koa-cors-options.ts'
export type {
  CorsMigration,
  CorsNotice,
  CorsNoticeCode,
  SelectNone,
  SelectPolicy,
} from './migrate/migration.ts'
