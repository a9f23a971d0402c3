// server.mjs
import { cors } from '@webcors/node'
import express from 'express'

const app = express()

app.use(cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true }))

app.get('/prices', (request, response) => {
  let id = Number(request.get('Last-Event-ID') ?? 0)
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  const timer = setInterval(() => {
    if (id >= 3) response.end()
    else response.write(`id: ${++id}\ndata: ${JSON.stringify({ price: 100 + id })}\n\n`)
  }, 100)
  response.on('close', () => clearInterval(timer))
})

app.listen(process.env.PORT ?? 3000)
