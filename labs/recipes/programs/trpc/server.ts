// server.ts
import { initTRPC } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { cors } from '@webcors/node'

const t = initTRPC.create()

const router = t.router({
  orders: t.procedure.query(() => [{ id: 1 }]),
  pay: t.procedure.mutation(() => 'paid'),
  broken: t.procedure.query(() => {
    throw new Error('Broken')
  }),
})

createHTTPServer({
  router,
  middleware: cors({
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
  }),
}).listen(Number(process.env.PORT ?? 3000))
