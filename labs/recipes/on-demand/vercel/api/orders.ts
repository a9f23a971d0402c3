// api/orders.ts
import { withCors } from '@webcors/core'

export default {
  fetch: withCors(
    () => Response.json([{ id: 1 }]),
    { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
    { onError: () => new Response('Something went wrong', { status: 500 }) },
  ),
}
