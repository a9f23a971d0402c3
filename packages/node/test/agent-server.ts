// The server that agent.test.ts starts behind an agent. Its paths write the head in different ways.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { withCors } from '@webcors/node'

const server = createServer(
  withCors(
    (req, res) => {
      if (req.url === '/stored') res.setHeader('X-Stored', '1')
      if (req.url === '/given') res.writeHead(200, { 'X-Given': '1' })
      res.end('hi')
    },
    { origin: 'https://app.example.com', credentials: true },
  ),
)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
