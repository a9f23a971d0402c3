import { withCors } from '@webcors/next'

// Next answers this once, at build time. An exported `OPTIONS` would prevent that, and a plain
// `GET` needs no preflight.
export const dynamic = 'force-static'
export const GET = withCors(() => Response.json({ monday: 'closed', other: '9 to 18' }))
