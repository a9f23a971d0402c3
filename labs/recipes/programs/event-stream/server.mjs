// server.mjs
import { setInterval } from 'node:timers/promises'
import { cors } from '@webcors/node'
import express from 'express'

const app = express()

app.use(cors({ origin: ['https://app.example.com', 'http://localhost:*'], credentials: true }))

app.get('/prices', async (request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
  let id = Number(request.get('Last-Event-ID') ?? 0)
  for await (const _ of setInterval(100)) {
    if (response.closed || id >= 3) break
    response.write(`id: ${++id}\ndata: ${JSON.stringify({ price: 100 + id })}\n\n`)
  }
  response.end()
})

app.listen(process.env.PORT ?? 3000)
