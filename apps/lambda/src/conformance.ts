// Serves every policy of the conformance table under its name, behind the kind of event that the
// command line names.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CONFORMANCE_POLICIES, conformanceArguments } from '@webcors/conformance/table'
import { createCors, withCors } from '@webcors/lambda'
import { type AnyHandler, createBridge } from './bridge/bridge.ts'
import { EVENT_KINDS } from './bridge/events.ts'
import {
  answerError,
  createStreamingTable,
  createTable,
  pathOf,
  type TableEvent,
} from './conformance/table.ts'

const [name] = process.argv.slice(2)
const kind = EVENT_KINDS.find((known) => known === name) ?? 'function-url'

const wrap = withCors as unknown as (handler: unknown, ...args: unknown[]) => AnyHandler
const listeners = new Map<string, RequestListener>()
for (const policy of CONFORMANCE_POLICIES) {
  const args = conformanceArguments(policy, {
    createCors,
    pathOf: (event: TableEvent) => pathOf(event),
    onError: answerError(kind),
  })
  // Without a hook, Lambda itself would answer thrown errors, so each policy of the table gets one.
  const { 0: source = { origin: '*' } } = args as { 0?: unknown }
  const table = kind === 'streaming' ? createStreamingTable() : createTable(kind)
  listeners.set(
    policy.name,
    createBridge(kind, wrap(table, source, { onError: answerError(kind), ...args[1] })),
  )
}

const server = createServer((req, res) => {
  const listener = listeners.get(req.url?.split('/')[1] ?? '')
  if (listener) listener(req, res)
  else res.writeHead(404).end('No such policy')
})
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
