import { serve } from '@hono/node-server'
import { app } from './app.ts'

const { ALLOWED_ORIGINS, PORT = '3000' } = process.env
const bindings = ALLOWED_ORIGINS === undefined ? {} : { ALLOWED_ORIGINS }

serve(
  { fetch: (request) => app.fetch(request, bindings), port: Number(PORT), hostname: '127.0.0.1' },
  ({ port }) => console.log(`http://127.0.0.1:${port}/`),
)
