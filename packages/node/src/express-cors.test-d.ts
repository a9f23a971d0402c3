// Checked by the compiler alone: options of the `cors` package are taken as they are.
import type { CorsOptions, CorsPolicy } from '@webcors/core'
import {
  type CorsMigration,
  type ExpressCorsDelegate,
  type ExpressCorsOptions,
  fromExpressCors,
  type SelectNone,
} from '@webcors/core/migrate'
import type { CorsOptions as Theirs, CorsOptionsDelegate as TheirDelegate } from 'cors'
import express, { type Request } from 'express'
import { expectTypeOf } from 'vitest'
import { cors } from './cors.js'

declare const options: Theirs
declare const delegate: TheirDelegate<Request>

expectTypeOf<Theirs>().toExtend<ExpressCorsOptions>()
expectTypeOf<TheirDelegate<Request>>().toExtend<ExpressCorsDelegate<Request>>()

expectTypeOf(fromExpressCors()).toEqualTypeOf<CorsMigration>()
expectTypeOf(fromExpressCors({ origin: true })).toEqualTypeOf<CorsMigration>()
expectTypeOf(fromExpressCors({ methods: 'GET' }).value).toEqualTypeOf<CorsOptions | undefined>()
// Options whose origin may be `false` may select no policy.
expectTypeOf(fromExpressCors(options).value).toEqualTypeOf<CorsOptions | SelectNone | undefined>()
expectTypeOf(fromExpressCors(delegate).value).toEqualTypeOf<
  ((request: Request) => Promise<CorsPolicy | undefined>) | undefined
>()

// What comes out is what the middleware takes.
const converted = fromExpressCors(options)
if (!converted.issues) express().use(cors(converted.value))
const selecting = fromExpressCors(delegate)
if (!selecting.issues) express().use(cors(selecting.value))

// Options of ours can stand among theirs.
fromExpressCors({ ...options, timingAllowOrigin: true, dangerouslyAllowInsecureOrigins: true })

// What has no policy, or is misspelt, is no argument.
// @ts-expect-error
fromExpressCors({ orgin: 'https://app.example.com' })
// @ts-expect-error
fromExpressCors(undefined)
// @ts-expect-error
fromExpressCors(null)
