import { withCors } from '@webcors/core'
import { cors as fastifyCors } from '@webcors/fastify'
import { cors as h3Cors } from '@webcors/h3'
import { cors as h3v1Cors } from '@webcors/h3/v1'
import { cors as honoCors } from '@webcors/hono'
import { cors as koaCors } from '@webcors/koa'
import { cors as nodeCors } from '@webcors/node'
import { expect, test } from 'vitest'

const MIDDLEWARE = { fastifyCors, h3Cors, h3v1Cors, honoCors, koaCors, nodeCors }

type Make = (source: object, hooks: object) => unknown

test.each(Object.entries(MIDDLEWARE))(
  '%s refuses onError, because its host turns errors into responses',
  (_, cors) => {
    const onError = (): Response => new Response()
    expect(() => (cors as Make)({ origin: '*' }, { onError })).toThrow(
      'Cannot use option "onError": no such option. Remove it.',
    )
    expect(() => (cors as Make)({ origin: '*' }, { onDecision: null })).not.toThrow()
  },
)

test('withCors accepts onError', () => {
  const onError = (): Response => new Response()
  expect(() => withCors(() => new Response(), { origin: '*' }, { onError })).not.toThrow()
})
