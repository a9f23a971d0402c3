// index.mjs
import { http } from '@google-cloud/functions-framework'
import { withCors } from '@webcors/node'

http(
  'orders',
  withCors(
    (request, response) => {
      response.set('X-Total', '1').json([{ id: 1 }])
    },
    {
      origin: ['https://app.example.com', 'http://localhost:*'],
      credentials: true,
      exposedHeaders: ['X-Total'],
    },
  ),
)
