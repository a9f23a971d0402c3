import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'
import { fromFastifyCors } from './fastify/from-fastify-cors.ts'
import { fromHonoCors } from './hono/from-hono-cors.ts'
import { fromKoaCors } from './koa/from-koa-cors.ts'
import type { CorsMigration } from './migration.ts'

type Read = (options: unknown) => CorsMigration<unknown>

const FIX = 'Write { origin: "https://app.example.com" }.'

const throwing: object = {
  get origin(): string {
    throw new Error('no')
  },
}

// A value that is not an object must never become the defaults, which allow any origin.
test.each<[library: string, read: unknown]>([
  ['cors', fromExpressCors],
  ['@fastify/cors', fromFastifyCors],
  ['hono/cors', fromHonoCors],
  ['@koa/cors', fromKoaCors],
])(
  'options of %s that are not an object, or that throw when they are read, are refused without notices',
  (_, read) => {
    for (const [options, action, why] of [
      [null, 'read options from null', 'options are an object'],
      [undefined, 'read options from undefined', 'options are an object'],
      [[], 'read options from an Array', 'options are an object'],
      [true, 'read options from true', 'options are an object'],
      [throwing, 'read options', 'an accessor or a proxy threw'],
    ] as const) {
      expect((read as Read)(options)).toEqual({
        issues: [
          {
            code: 'options-invalid',
            path: [],
            value: options,
            message: `Cannot ${action}: ${why}. ${FIX}`,
            fix: FIX,
          },
        ],
        notices: [],
      })
    }
  },
)
