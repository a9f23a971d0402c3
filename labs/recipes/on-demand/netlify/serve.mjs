// Serves Netlify's own emulator behind a server on loopback.
import { createServer } from 'node:http'
import { NetlifyDev } from '@netlify/dev'
import { sendNodeResponse } from 'srvx/node'

const off = { enabled: false }
const dev = new NetlifyDev({
  projectRoot: import.meta.dirname,
  aiGateway: off,
  blobs: off,
  database: off,
  edgeFunctions: off,
  environmentVariables: off,
  geolocation: off,
  images: off,
  logger: { log() {}, warn: console.warn, error: console.error },
})

await dev.start()
createServer(async (request, response) => {
  const handled = await dev.handleAndIntrospectNodeRequest(request)
  await sendNodeResponse(response, handled?.response ?? new Response(null, { status: 404 }))
}).listen(process.env.PORT)
