// The plugin stands around route rules, Nitro's cache, static files and errors. Middleware would
// run inside these layers, and not see their responses.
import { createCors, originsFrom, withCors } from '@webcors/core'
import { definePlugin } from 'nitro'

const anyone = createCors({ origin: '*' })
const ours = createCors({
  origin: originsFrom(
    process.env['ALLOWED_ORIGINS'] ?? 'https://museum.example.com http://localhost:5173',
  ),
  credentials: true,
})

export default definePlugin((app) => {
  app.fetch = withCors(app.fetch, (request: Request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/kiosk/')) return undefined // These routes have policies of their own.
    return /^\/(?:exhibits|guide|map\.svg)\b/.test(pathname) ? anyone : ours
  })
})
