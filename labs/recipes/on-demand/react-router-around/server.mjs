// server.mjs
import { createRequestHandler } from '@react-router/express'
import { cors } from '@webcors/node'
import express from 'express'
import * as build from './build/server/index.js'

const app = express()

// Before everything else
app.use(
  cors({
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
  }),
)
app.use(express.static('build/client'))
app.use(createRequestHandler({ build }))

app.listen(process.env.PORT ?? 3000)
