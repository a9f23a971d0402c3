// The server of a host: each scenario has a port, and one more port reports exchanges and errors.
// The bundled program runs on Node.js, Deno and Bun.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { serve } from 'srvx'
import type { Exchange } from '../../src/exchange/exchange.js'
import { createHandler } from '../../src/node/create-proxy.js'
import { createListener } from '../../src/node/create-proxy-listener.js'
import { isPublic, resolve } from './names.ts'
import { type Ports, type Scenario, scenarios } from './scenarios.ts'

declare const Deno:
  | {
      serve: (
        options: object,
        handler: (request: Request, info: object) => unknown,
      ) => { addr: { port: number } }
    }
  | undefined
declare const Bun: { serve: (options: object) => { port: number } } | undefined

type Fetch = (request: Request, ...host: readonly unknown[]) => Promise<Response>

const kind = process.argv[2]
const ports = JSON.parse(process.argv[3] ?? '') as Ports
const exchanges: Exchange[] = []
const failures: string[] = []
process.on('uncaughtException', (error) => failures.push(String(error.stack)))
process.on('unhandledRejection', (error) =>
  failures.push(`unhandled: ${String((error as Error).stack)}`),
)

const listening: Record<string, number> = {}
for (const [name, scenario] of Object.entries(scenarios(ports, true)))
  listening[name] = await listen(scenario)

async function listen({ options, cors }: Scenario): Promise<number> {
  const onExchange = (exchange: Exchange) => {
    exchanges.push(exchange)
    throw new Error('onExchange fails')
  }
  const guard = { resolve, isPublic }
  if (kind === 'listener')
    return listenNode(createListener({ ...options, onExchange }, cors, guard))
  return listenFetch(createHandler({ ...options, onExchange }, cors, guard))
}

async function listenNode(listener: (req: IncomingMessage, res: ServerResponse) => void) {
  const server = createServer(listener)
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  return (server.address() as { port: number }).port
}

async function listenFetch(fetch: Fetch): Promise<number> {
  if (typeof Deno !== 'undefined') {
    const onListen = () => undefined
    return Deno.serve({ port: 0, hostname: '127.0.0.1', onListen }, (request, info) =>
      fetch(request, info),
    ).addr.port
  }
  if (typeof Bun !== 'undefined') {
    return Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      idleTimeout: 0,
      maxRequestBodySize: 2 ** 33,
      fetch,
    }).port
  }
  const server = serve({
    fetch: (request) => fetch(request),
    port: 0,
    hostname: '127.0.0.1',
    silent: true,
    gracefulShutdown: false,
  })
  await server.ready()
  return Number(new URL(server.url ?? '').port)
}

const control = createServer((req, res) => {
  const body = JSON.stringify({ exchanges, failures, rss: process.memoryUsage().rss })
  if (req.url === '/clear') exchanges.length = 0
  res.end(body)
})
await new Promise<void>((done) => {
  control.listen(0, '127.0.0.1', done)
})
listening['control'] = (control.address() as { port: number }).port
console.log(JSON.stringify(listening))
