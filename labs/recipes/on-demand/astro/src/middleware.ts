// src/middleware.ts
import { withCors } from '@webcors/core'
import { defineMiddleware } from 'astro:middleware'

const cors = withCors(
  (_request: Request, next: () => Promise<Response>) => next(),
  {
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
    crossOriginProtection: true,
  },
  { onError: () => new Response('Something went wrong', { status: 500 }) },
)

export const onRequest = defineMiddleware(({ request, isPrerendered }, next) =>
  isPrerendered ? next() : cors(request, next),
)
