// The compiler alone checks this file: the middleware accepts the converted options of `@koa/cors`.
import type { CorsOptions } from '@webcors/core'
import type { SelectPolicy } from '@webcors/core/migrate'
import Koa, { type Context } from 'koa'
import { expectTypeOf } from 'vitest'
import { cors } from './cors.js'
import { fromKoaCors } from './koa-cors.js'

const app = new Koa()

const listed = fromKoaCors({ origin: 'https://app.example.com', allowMethods: 'GET,PUT' })
expectTypeOf(listed.value).toEqualTypeOf<CorsOptions | undefined>()
if (!listed.issues) app.use(cors(listed.value))

const selecting = fromKoaCors({
  origin: (context: Context) => context.get('Origin'),
  credentials: async (context: Context) => context.path === '/private',
})
expectTypeOf(selecting.value).toEqualTypeOf<CorsOptions | SelectPolicy<Context> | undefined>()
if (!selecting.issues) app.use(cors(selecting.value))

// A context without an annotation has the properties that such options usually read.
fromKoaCors({ origin: (context) => (context.path === '/' ? context.get('Origin') : '') })

// @ts-expect-error -- `@koa/cors` calls this option allowMethods.
fromKoaCors({ origin: 'https://app.example.com', methods: ['GET'] })
