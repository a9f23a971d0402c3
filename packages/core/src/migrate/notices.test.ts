import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'
import { fromFastifyCors } from './fastify/from-fastify-cors.ts'
import { fromHonoCors } from './hono/from-hono-cors.ts'
import { fromKoaCors } from './koa/from-koa-cors.ts'
import type { CorsMigration } from './migration.ts'

type Read = (options: unknown) => CorsMigration<unknown>

const answer = (): null => null

test.each<[library: string, read: unknown, plainOptions: string, last: string]>([
  ['cors', fromExpressCors, 'cors answered every OPTIONS request as a preflight', 'stacked'],
  [
    '@fastify/cors',
    fromFastifyCors,
    '@fastify/cors answered it with 400, or as a preflight',
    'route-options',
  ],
  ['hono/cors', fromHonoCors, 'hono/cors answered every OPTIONS request as a preflight', 'stacked'],
  ['@koa/cors', fromKoaCors, '@koa/cors did not let pages read it', 'stacked'],
])(
  'the notices about an application with %s follow those about options',
  (_, read, before, last) => {
    const ofDefaults = (read as Read)({}).notices
    expect(ofDefaults).toMatchObject([
      {
        code: 'plain-options',
        path: [],
        message: `An OPTIONS request that is not a preflight reaches the application, and pages read its answer: ${before}. Remove OPTIONS handlers that should not run.`,
      },
      { code: 'headers-set-later', path: [] },
      { code: last, path: [] },
    ])
    expect((read as Read)({ origin: answer }).notices.slice(-3)).toEqual(ofDefaults)
  },
)

test.each<[library: string, read: unknown]>([
  ['cors', fromExpressCors],
  ['@fastify/cors', fromFastifyCors],
])('a delegate of %s gets the same notices about the application', (_, read) => {
  const ofDefaults = (read as Read)({}).notices
  expect((read as Read)(answer).notices.slice(-3)).toEqual(ofDefaults)
})
