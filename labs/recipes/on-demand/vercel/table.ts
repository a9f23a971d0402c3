// Serves the application of the table as a function of Vercel. As on Vercel, functions get a
// `Request` of Node.js.
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
