// The compiler alone checks this file: code that must compile, and code that must not.
import { createCors } from '@webcors/core'
import type { NextApiHandler, NextApiRequest, NextApiResponse } from 'next'
import { expectTypeOf } from 'vitest'
import { withCors } from './pages.js'

interface Book {
  readonly title: string
}

const policy = createCors({ origin: 'https://app.example.com' })
const handler: NextApiHandler<Book> = (_request, response) => response.json({ title: 'Solaris' })

// The wrapper is a handler with the same data type.
expectTypeOf(withCors(handler, policy)).toExtend<NextApiHandler<Book>>()
withCors(handler)
withCors((_request: NextApiRequest, response: NextApiResponse) => response.redirect('/'), policy)
withCors(async (request, response) => response.status(200).json(request.query), policy)
withCors(handler, ({ query }) => (query['tenant'] === undefined ? undefined : policy))
withCors(handler, policy, { onError: (_error, _request, response) => response.status(503).end() })

// @ts-expect-error -- undefined is not the same as no argument at all.
withCors(handler, undefined)
// @ts-expect-error -- @webcors/next wraps route handlers.
withCors((request: Request) => new Response(request.url), policy)
// @ts-expect-error -- Any origin with credentials.
withCors(handler, { origin: '*', credentials: true })
// @ts-expect-error -- This hook does not exist.
withCors(handler, policy, { onEror: () => {} })
