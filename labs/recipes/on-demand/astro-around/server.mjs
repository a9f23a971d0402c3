// server.mjs
import { cors } from '@webcors/node'
import express from 'express'
import { handler } from './dist/server/entry.mjs'

const app = express()

// Before everything else
app.use(
  cors({
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
    crossOriginProtection: true,
  }),
)
app.use(express.static('dist/client'))
app.use(handler)

app.listen(process.env.PORT ?? 3000)
