// Node.js and Bun load this module before the servers of the guides. The guides name no host, so
// such a server would listen on every address of the machine. A server in a test must not be
// reachable from elsewhere.
import { Server } from 'node:net'

const HOST = '127.0.0.1'
const { listen } = Server.prototype

Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, second] = args
  if (typeof first === 'object' && first !== null && 'port' in first) {
    args[0] = { ...first, host: first.host ?? HOST }
  } else if (/^\d+$/.test(String(first)) && typeof second !== 'string') {
    args.splice(1, 0, HOST)
  }
  return listen.apply(this, args)
}

if (globalThis.Bun) {
  const { serve } = globalThis.Bun
  globalThis.Bun.serve = (options) => serve({ hostname: HOST, ...options })
}
