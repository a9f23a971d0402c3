// fetch.ts
import { initTRPC } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { withCors } from '@webcors/core'
import { serve } from 'srvx'

const t = initTRPC.create()

const router = t.router({
  orders: t.procedure.query(() => [{ id: 1 }]),
  pay: t.procedure.mutation(() => 'paid'),
  broken: t.procedure.query(() => {
    throw new Error('Broken')
  }),
})

const fetch = withCors((req: Request) => fetchRequestHandler({ endpoint: '/trpc', req, router }), {
  origin: ['https://app.example.com', 'http://localhost:*'],
  credentials: true,
})

serve({ fetch })
