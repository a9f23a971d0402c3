import { withCors } from '@webcors/next'

// Answered once, at build time: without `OPTIONS`, which would keep Next from it, and which nobody needs for a plain `GET`.
export const dynamic = 'force-static'
export const GET = withCors(() => Response.json({ monday: 'closed', other: '9 to 18' }))
