// netlify/functions/orders.mts
import type { Config, Context } from '@netlify/functions'
import { withCors } from '@webcors/core'

export default withCors(
  (_request: Request, _context: Context) => Response.json([{ id: 1 }]),
  { origin: ['https://app.example.com', 'http://localhost:*'], credentials: true },
  { onError: () => new Response('Something went wrong', { status: 500 }) },
)

// Without OPTIONS in it, Netlify answers preflights itself
export const config: Config = { path: '/orders', method: ['GET', 'OPTIONS'] }
