// Node.js loads this module before a program of the recipes. The program then listens only on
// loopback, prints its URL, and gets adapters that can also apply the policies of the table
// (`../tabled`).
import { registerHooks } from 'node:module'
import { BlockList, isIP, Server, Socket } from 'node:net'
import '@webcors-labs/testing/compile-decorators'
import '@webcors-labs/testing/listen-on-loopback'

const RECIPES = new URL('../', import.meta.url).href
const TABLED = /^@webcors\/(core|fastify|node)$/

registerHooks({
  resolve(specifier, context, next) {
    const name = TABLED.exec(specifier)?.[1]
    const isProgram = context.parentURL?.startsWith(`${RECIPES}programs/`)
    if (name === undefined || !isProgram) return next(specifier, context)
    return next(`${RECIPES}tabled/${name}/index.ts`, context)
  },
})

const { emit } = Server.prototype
Server.prototype.emit = function printUrl(event, ...args) {
  const address = event === 'listening' ? this.address() : null
  if (address !== null && typeof address === 'object') {
    console.log(`Listening on http://127.0.0.1:${address.port}`)
  }
  return emit.call(this, event, ...args)
}

// Programs must not connect to other machines. Emulators of platforms contact their vendors by
// default.
const { connect } = Socket.prototype
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')
Socket.prototype.connect = function connectOnLoopback(...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args
  const { host = 'localhost', path } = typeof options === 'object' ? options : { host: args[1] }
  const family = isIP(host ?? 'localhost') === 6 ? 'ipv6' : 'ipv4'
  if (path || host === 'localhost' || (isIP(host) && loopback.check(host, family))) {
    return connect.apply(this, args)
  }
  console.error(`Refused to connect to ${host}`)
  throw new Error(`Cannot connect to ${host}: programs of the recipes may connect only to loopback`)
}
