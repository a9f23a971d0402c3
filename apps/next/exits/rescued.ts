import { withCors } from '@webcors/next'
import { exit } from './exit'

export const { GET, POST, OPTIONS } = withCors(
  { GET: exit, POST: exit },
  { origin: 'https://app.example.com' },
  { onError: (error) => new Response(String(error), { status: 503 }) },
)
