// The compiler alone checks this file: the options of the `cors` package are accepted unchanged.
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

// The middleware accepts the result.
const converted = fromExpressCors(options)
if (!converted.issues) express().use(cors(converted.value))
const selecting = fromExpressCors(delegate)
if (!selecting.issues) express().use(cors(selecting.value))

// Options of webcors can stand beside options of the `cors` package.
fromExpressCors({ ...options, timingAllowOrigin: true, dangerouslyAllowInsecureOrigins: true })

// Options without a policy, or with a misspelled name, do not compile.
// @ts-expect-error
fromExpressCors({ orgin: 'https://app.example.com' })
// @ts-expect-error
fromExpressCors(undefined)
// @ts-expect-error
fromExpressCors(null)
