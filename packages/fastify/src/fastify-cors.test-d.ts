// The compiler alone checks this file: the plugin accepts the converted options of `@fastify/cors`.
import type { CorsOptions, CorsPolicy } from '@webcors/core'
import type { SelectNone } from '@webcors/core/migrate'
import type { FastifyCorsOptions as Theirs, FastifyCorsOptionsDelegate } from '@fastify/cors'
import { fastify, type FastifyRequest } from 'fastify'
import { expectTypeOf } from 'vitest'
import { cors } from './cors.js'
import { type FastifyCorsOptions, fromFastifyCors } from './fastify-cors.js'

declare const options: Theirs
declare const delegate: FastifyCorsOptionsDelegate

const app = fastify()

const listed = fromFastifyCors({ origin: ['https://app.example.com', /localhost/], maxAge: 600 })
expectTypeOf(listed.value).toEqualTypeOf<CorsOptions | undefined>()
if (!listed.issues) app.register(cors(listed.value))

const perhapsNone = fromFastifyCors({ origin: process.env['CORS'] === 'on' })
expectTypeOf(perhapsNone.value).toEqualTypeOf<CorsOptions | SelectNone | undefined>()
if (!perhapsNone.issues) app.register(cors(perhapsNone.value))

const selecting = fromFastifyCors(delegate)
expectTypeOf(selecting.value).toEqualTypeOf<
  ((request: FastifyRequest) => Promise<CorsPolicy | undefined>) | undefined
>()
if (!selecting.issues) app.register(cors(selecting.value))
const named = fromFastifyCors({ delegator: delegate })
if (!named.issues) app.register(cors(named.value))

fromFastifyCors({ origin: async (origin) => origin === 'https://app.example.com' })
fromFastifyCors({ origin: (origin, callback) => callback(null, origin === 'https://a.example') })
expectTypeOf<Omit<Theirs, 'delegator' | 'origin'>>().toExtend<FastifyCorsOptions>()
expectTypeOf(options.hook).toExtend<FastifyCorsOptions['hook']>()
