// Checked by the compiler alone: options of `@koa/cors` become what our middleware takes.
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

// A context without an annotation has what is read of one.
fromKoaCors({ origin: (context) => (context.path === '/' ? context.get('Origin') : '') })

// @ts-expect-error: names of ours, where `@koa/cors` has others
fromKoaCors({ origin: 'https://app.example.com', methods: ['GET'] })
