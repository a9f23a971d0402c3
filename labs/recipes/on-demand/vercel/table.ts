// The application of the table as such a function, and what calls one as Vercel does: with a `Request` of Node.js.
import { createConformanceApp } from '@webcors/conformance'
import { withCors } from '@webcors/core'
import { serve } from 'srvx'
import orders from './api/orders.ts'

const table = withCors(createConformanceApp(), { origin: '*' }, { onError: () => undefined })

serve({
  fetch: (request) =>
    new URL(request.url).pathname.startsWith('/table/') ? table(request) : orders.fetch(request),
  silent: true,
})
