// src/hooks.server.ts
import type { Handle } from '@sveltejs/kit'
import { withCors } from '@webcors/core'

type Answer = Response | Promise<Response>

const cors = withCors((_request: Request, next: () => Answer) => next(), {
  origin: ['https://app.example.com', 'http://localhost:*'],
  credentials: true,
  crossOriginProtection: true,
})

export const handle: Handle = ({ event, resolve }) => cors(event.request, () => resolve(event))
