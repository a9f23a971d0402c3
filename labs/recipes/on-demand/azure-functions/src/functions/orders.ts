// src/functions/orders.ts
import { app, type HttpHandler } from '@azure/functions'
import { withCors } from '@webcors/core'

const orders = withCors(
  () => Response.json([{ id: 1 }]),
  { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
  { onError: () => new Response('Something went wrong', { status: 500 }) },
)

app.http('orders', {
  methods: ['GET', 'OPTIONS'],
  authLevel: 'anonymous', // Preflights carry no key
  // Azure's request has what a Request has, and Azure takes a Response
  handler: orders as unknown as HttpHandler,
})
