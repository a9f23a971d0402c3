// Serves every policy of the conformance table under its name, on the host that the command line
// names.
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'

const HOSTS: Readonly<Record<string, () => Promise<Server>>> = {
  express: async () => {
    const { serveExpress } = await import('./conformance/express.ts')
    return serveExpress((await import('express')).default)
  },
  express4: async () => {
    const { serveExpress } = await import('./conformance/express.ts')
    return serveExpress((await import('express4')).default)
  },
  connect: async () => (await import('./conformance/connect.ts')).serveConnect(),
  polka: async () => (await import('./conformance/polka.ts')).servePolka(),
  nest: async () => (await import('./conformance/nest.ts')).serveNest(),
  fastify: async () => (await import('./conformance/fastify.ts')).serveFastify(),
  'around-fastify': async () => (await import('./conformance/fastify.ts')).serveAround(),
}

const [name = 'express'] = process.argv.slice(2)
const serve = HOSTS[name]
if (serve === undefined) throw new TypeError(`Cannot serve on "${name}": no such host`)

const server = await serve()
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
