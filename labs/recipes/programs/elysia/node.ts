// node.ts
import { node } from '@elysiajs/node'
import { withCors } from '@webcors/core'
import { Elysia } from 'elysia'

type Next = (request: Request) => Promise<Response>

const cors = withCors((request: Request, next: Next) => next(request), {
  origin: ['https://app.example.com', 'http://localhost:*'],
  credentials: true,
})

new Elysia({ adapter: node() })
  .wrap((next) => (request: unknown) => cors(request as Request, next as unknown as Next))
  .get('/orders', () => [{ id: 1 }])
  .get('/broken', () => {
    throw new Error('Broken')
  })
  .listen(process.env.PORT ?? 3000)
