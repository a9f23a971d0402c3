// Serves every policy of the conformance table under its name, on Koa 3 or Koa 2, over HTTP/1.1 or
// HTTP/2.
import { createServer } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import type { AddressInfo, Server } from 'node:net'
import { CONFORMANCE_POLICIES, conformanceArguments } from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { cors } from '@webcors/koa'
import type { Context } from 'koa'
import mount from 'koa-mount'
import { createKoaApp } from './conformance-app.ts'

const [major = 'koa', protocol = 'http'] = process.argv.slice(2)
const { default: Koa } = major === 'koa2' ? await import('koa2') : await import('koa')

const adapter = { createCors, pathOf: (ctx: Context) => ctx.path }

const app = new Koa()
for (const policy of CONFORMANCE_POLICIES) {
  const part = new Koa()
  part.use(cors(...conformanceArguments(policy, adapter)))
  part.use(createKoaApp())
  app.use(mount(`/${policy.name}`, part))
}
app.on('error', (error: Error, ctx?: Context) => {
  // Koa 2 does not close a response whose stream fails.
  if (ctx?.headerSent) ctx.res.destroy(error)
})

const handle = app.callback()
const server: Server = protocol === 'http2' ? createHttp2Server() : createServer()
server.on('request', (req, res) => void handle(req, res))
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
