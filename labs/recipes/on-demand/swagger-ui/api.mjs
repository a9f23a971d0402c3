// api.mjs
import { cors } from '@webcors/node'
import express from 'express'

const app = express()

// The page with Swagger UI is on another port, and so of another origin
app.use(cors({ origin: ['https://docs.example.com', 'http://localhost:*'], credentials: true }))

app.get('/openapi.json', (request, response) => {
  response.json({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    servers: [{ url: `http://localhost:${request.socket.localPort}` }],
    paths: {
      '/orders/{id}': {
        put: {
          operationId: 'change',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'The order' } },
        },
      },
    },
  })
})

app.put('/orders/:id', (request, response) => {
  response.json({ id: request.params.id })
})

app.listen(process.env.PORT ?? 3000)
