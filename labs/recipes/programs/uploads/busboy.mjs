// busboy.mjs
import { createServer } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { withCors } from '@webcors/node'
import busboy from 'busboy'

createServer(
  withCors(
    async (request, response) => {
      let bytes = 0
      const form = busboy({ headers: request.headers, limits: { fileSize: 1_000_000 } })
      form.on('file', (_name, file) => {
        file.on('data', (chunk) => (bytes += chunk.length))
        file.on('limit', () => (response.statusCode = 413))
      })
      await pipeline(request, form)
      response.end(JSON.stringify({ bytes }))
    },
    { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
    {
      // A body that is not a form, or that ends too soon
      onError(error, request, response) {
        response.statusCode = 400
        response.end(String(error))
      },
    },
  ),
).listen(process.env.PORT ?? 3000)
