// server.mjs
import { createServer } from 'node:http'
import { withCors } from '@webcors/node'
import { handler } from './build/handler.js'

createServer(
  withCors(handler, {
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
    crossOriginProtection: true,
  }),
).listen(process.env.PORT ?? 3000)
