// server.mjs
import { cors, originsFrom } from '@webcors/node'
import express from 'express'

const app = express()

app.use(
  cors({
    origin: originsFrom(process.env.ALLOWED_ORIGINS ?? 'http://localhost:*'),
    credentials: true,
    // Pages without TLS, with cookies: for development alone
    dangerouslyAllowInsecureOrigins: process.env.NODE_ENV !== 'production',
  }),
)

app.get('/orders', (request, response) => {
  response.json([{ id: 1 }])
})

app.listen(process.env.PORT ?? 3000)
