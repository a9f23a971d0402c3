// The name of this file has no method, because a route for only GET would get no preflight.
import { withCors } from '@webcors/h3'
import { defineHandler } from 'nitro'

const handler = defineHandler(() => ({ opens: '10:00', closes: '18:00' }))

export default withCors(handler, { origin: 'https://kiosk.example.com' })
