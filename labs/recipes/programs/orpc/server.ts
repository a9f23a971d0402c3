// server.ts
import { createServer } from 'node:http'
import { os } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { withCors } from '@webcors/node'

const handler = new RPCHandler({
  orders: os.handler(() => [{ id: 1 }]),
  broken: os.handler((): string => {
    throw new Error('Broken')
  }),
})

createServer(
  withCors(
    async (request, response) => {
      const { matched } = await handler.handle(request, response, { prefix: '/rpc' })
      if (matched) return
      response.statusCode = 404
      response.end('Nothing is here')
    },
    { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
  ),
).listen(process.env.PORT ?? 3000)
