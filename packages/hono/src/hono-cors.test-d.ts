// The compiler alone checks this file: the middleware accepts the converted options of `hono/cors`.
import type { CorsOptions } from '@webcors/core'
import type { SelectPolicy } from '@webcors/core/migrate'
import { type Context, Hono } from 'hono'
import type { cors as theirs } from 'hono/cors'
import { expectTypeOf } from 'vitest'
import { cors } from './cors.ts'
import { fromHonoCors, type HonoCorsOptions } from './hono-cors.ts'

type Theirs = NonNullable<Parameters<typeof theirs>[0]>

const app = new Hono()

const listed = fromHonoCors({ origin: ['https://app.example.com'], allowMethods: ['GET'] })
expectTypeOf(listed.value).toEqualTypeOf<CorsOptions | undefined>()
if (!listed.issues) app.use(cors(listed.value))

const asked = fromHonoCors({ origin: (origin) => (origin.endsWith('.example') ? origin : null) })
expectTypeOf(asked.value).toEqualTypeOf<CorsOptions | undefined>()

expectTypeOf(fromHonoCors({ origin: () => 'https://app.example.com' }).value).toEqualTypeOf<
  CorsOptions | undefined
>()

const selecting = fromHonoCors({
  origin: (origin: string, c: Context) => (c.req.path === '/' ? origin : null),
})
expectTypeOf(selecting.value).toEqualTypeOf<CorsOptions | SelectPolicy<Context> | undefined>()
if (!selecting.issues) app.use(cors(selecting.value))

expectTypeOf<Theirs>().toExtend<HonoCorsOptions<Context>>()

// @ts-expect-error -- This option of hono/cors is a list.
fromHonoCors({ allowMethods: 'GET,PUT' })
