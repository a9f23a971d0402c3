// The server that memory.ts measures, in its own process. It has every kind of policy, and writes
// heads in every way.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCors } from '@webcors/core'
import { cors, withCors } from '@webcors/node'

const lastReason: string[] = []
const policies = [
  createCors({ origin: 'https://*.example.com', credentials: true }),
  createCors({ origin: '*' }),
  createCors({
    origin: { test: async (origin) => origin.endsWith('.example.com'), cacheSeconds: 60 },
    methods: ['GET', 'PUT'],
    allowedHeaders: ['X-A'],
  }),
  createCors({
    origin: ['https://app.example.com', 'https://*.tenants.example.com'],
    timingAllowOrigin: true,
    onDecision: ({ reason }) => {
      lastReason[0] = reason ?? ''
    },
  }),
]
const nested = cors({ origin: 'https://*.example.com' })

const server = createServer(
  withCors(
    (req, res) => {
      const number = Number(req.url?.slice(1))
      if (number % 7 === 0) return nested(req, res, () => res.end('hi'))
      if (number % 5 === 0) return res.writeHead(200, { Vary: `X-${number % 50}` }).end('hi')
      if (number % 3 === 0) {
        res.setHeader('Vary', 'Accept')
        res.setHeader('Access-Control-Allow-Origin', '*')
      }
      return res.end('hi')
    },
    (req) => policies[Number(req.url?.slice(1)) % policies.length],
  ),
)

async function listen(one: Server): Promise<number> {
  one.listen(0, '127.0.0.1')
  await once(one, 'listening')
  return (one.address() as AddressInfo).port
}

const port = await listen(server)
const control = createServer((_, res) => {
  // There are two collections, because the second frees objects that the first only finds
  // unreachable.
  globalThis.gc?.()
  globalThis.gc?.()
  res.end(JSON.stringify({ port, heapUsed: process.memoryUsage().heapUsed }))
})
console.log(`http://127.0.0.1:${await listen(control)}`)
