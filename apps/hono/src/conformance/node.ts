// Serves the table on Node.js, in the way that the command line names.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import {
  answerErrorWith,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  pathOfMessage,
} from '@webcors/conformance'
import { createCors } from '@webcors/hono'
import { withCors } from '@webcors/node'
import { Hono } from 'hono'
import { addTable, createGuardedTable } from './app.ts'

const [way = 'middleware'] = process.argv.slice(2)

const server = createServer(
  way === 'around' ? createAround() : getRequestListener(createGuardedTable().fetch),
)
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})

/** Applies the policy around the listener, to the response of Node.js. */
function createAround(): RequestListener {
  const adapter = { createCors, pathOf: pathOfMessage, onError: answerErrorWith }
  const listener = getRequestListener(addTable(new Hono()).fetch)
  const guarded = new Map(
    CONFORMANCE_POLICIES.map((policy) => [
      policy.name,
      withCors(
        (req: IncomingMessage, res: ServerResponse) => listener(req, res),
        ...conformanceArguments(policy, adapter),
      ),
    ]),
  )
  return (req, res) => guarded.get(pathOfMessage(req).split('/')[1] ?? '')?.(req, res)
}
