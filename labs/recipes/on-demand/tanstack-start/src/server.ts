// src/server.ts
import handler, { createServerEntry } from '@tanstack/react-start/server-entry'
import { withCors } from '@webcors/core'

export default createServerEntry({
  fetch: withCors((request: Request) => handler.fetch(request), {
    origin: ['https://app.example.com', 'http://localhost:*'],
    credentials: true,
  }),
})
