// src/middleware.ts
import { createMiddleware } from '@solidjs/start/middleware'
import { cors } from '@webcors/h3'

export default createMiddleware([
  cors({
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
  }),
])
