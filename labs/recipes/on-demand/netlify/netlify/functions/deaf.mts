// A function that preflights never reach.
import { withCors } from '@webcors/core'

export default withCors(() => new Response('heard'), { origin: 'https://app.example.com' })

export const config = { path: '/deaf', method: ['GET'] }
