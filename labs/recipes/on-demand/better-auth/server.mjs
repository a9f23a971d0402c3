// server.mjs
import { withCors } from '@webcors/core'
import { betterAuth } from 'better-auth'
import { serve } from 'srvx'

// One list for both
const origins = ['https://app.example.com', 'http://localhost:5173']

const auth = betterAuth({
  baseURL: 'http://localhost:3000',
  secret: process.env.BETTER_AUTH_SECRET,
  trustedOrigins: origins,
  emailAndPassword: { enabled: true },
  advanced: {
    // For pages of another site; those of the same site, such as app.example.com and api.example.com, need none of it
    defaultCookieAttributes: { sameSite: 'none', secure: true, partitioned: true },
  },
})

serve({ fetch: withCors(auth.handler, { origin: origins, credentials: true }) })
