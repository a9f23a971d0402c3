import type { CorsOptions } from '@webcors/core'
import {
  type CorsMigration,
  fromExpressCors,
  fromFastifyCors,
  fromHonoCors,
  fromKoaCors,
} from '@webcors/core/migrate'
import type { Conversion, Library } from './library.js'

/** The `cors` package, which Express, Connect, Polka, Nest and plain `node:http` use. */
export const EXPRESS_CORS: Library = {
  module: 'cors',
  versionOf: 'cors',
  packages: ['cors', '@types/cors'],
  exported: ['default'],
  optionTypes: ['CorsOptions'],
  form: 'call',
  replacement: '@webcors/node',
  names: { headers: 'allowedHeaders', optionsSuccessStatus: 'preflightStatus' },
  convert: (options) => toConversion(options ? fromExpressCors(options) : fromExpressCors()),
}

const NAMES = {
  allowMethods: 'methods',
  allowHeaders: 'allowedHeaders',
  exposeHeaders: 'exposedHeaders',
}

const KOA_CORS: Library = {
  module: '@koa/cors',
  versionOf: '@koa/cors',
  packages: ['@koa/cors', '@types/koa__cors'],
  exported: ['default'],
  optionTypes: ['Options'],
  form: 'call',
  replacement: '@webcors/koa',
  names: NAMES,
  convert: (options) => toConversion(options ? fromKoaCors(options) : fromKoaCors()),
}

/** The default of `@fastify/cors` before version 11. */
const FASTIFY_10_METHODS = 'GET,HEAD,PUT,PATCH,POST,DELETE'

const FASTIFY_CORS: Library = {
  module: '@fastify/cors',
  versionOf: '@fastify/cors',
  packages: ['@fastify/cors'],
  exported: ['default', 'fastifyCors'],
  optionTypes: ['FastifyCorsOptions'],
  form: 'register',
  replacement: '@webcors/fastify',
  names: { optionsSuccessStatus: 'preflightStatus' },
  convert: (options, { version }) => {
    if (version && version.major < 11)
      return toConversion(fromFastifyCors({ methods: FASTIFY_10_METHODS, ...options }))
    return toConversion(options ? fromFastifyCors(options) : fromFastifyCors())
  },
}

/** The default of `hono/cors` before version 4.13. */
const HONO_4_12_METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH']

const HONO_CORS: Library = {
  module: 'hono/cors',
  versionOf: 'hono',
  // `hono/cors` is a part of Hono, so no package can be removed.
  packages: [],
  exported: ['cors'],
  optionTypes: [],
  form: 'call',
  replacement: '@webcors/hono',
  names: NAMES,
  convert: (options, { version }) => {
    const isOld = version && (version.major < 4 || (version.major === 4 && version.minor < 13))
    if (isOld) return toConversion(fromHonoCors({ allowMethods: HONO_4_12_METHODS, ...options }))
    return toConversion(options ? fromHonoCors(options) : fromHonoCors())
  },
}

export const LIBRARIES: readonly Library[] = [EXPRESS_CORS, KOA_CORS, FASTIFY_CORS, HONO_CORS]

/**
 * Turns the result of a conversion into a `Conversion`.
 *
 * @param migration the result for options without functions: only a policy function that selects
 *   nothing can come of them
 */
function toConversion({ value, issues = [], notices }: CorsMigration<unknown>): Conversion {
  if (issues.length > 0 || typeof value !== 'object' || value === null)
    return { issues, notices, selectsNone: typeof value === 'function' }
  return { value: value as CorsOptions, issues, notices, selectsNone: false }
}
