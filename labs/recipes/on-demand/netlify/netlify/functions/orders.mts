// netlify/functions/orders.mts
import type { Config } from '@netlify/functions'
import { withCors } from '@webcors/core'

export default withCors(
  () => Response.json([{ id: 1 }]),
  { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
  { onError: () => new Response('Something went wrong', { status: 500 }) },
)

// Without OPTIONS in it, preflights never arrive
export const config: Config = { path: '/orders', method: ['GET', 'OPTIONS'] }
