// Every policy of the conformance table under its name, for each way to write a head: "/write-head-flat/exact-origins/ok". By
// the protocols that are named: "node conformance.js http https h2c h2".
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import {
  answerErrorWith,
  CONFORMANCE_HEADS,
  type ConformanceListener,
  conformanceArguments,
  conformanceListener,
  pathOfMessage,
} from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { withCors } from '@webcors/node'
import { createSelfSigned } from './self-signed.ts'

const host = { createCors, pathOf: pathOfMessage, onError: answerErrorWith }
function createListener(): (...args: Parameters<ConformanceListener>) => void {
  const listeners = new Map<string, ConformanceListener>(
    CONFORMANCE_HEADS.map((head) => [
      head,
      conformanceListener((app, policy) => withCors(app, ...conformanceArguments(policy, host)), {
        head,
      }),
    ]),
  )
  return (req, res) => {
    const [, head = '', path = ''] = /^\/([^/]*)(.*)/.exec(req.url ?? '') ?? []
    req.url = path
    void listeners.get(head)?.(req, res)
  }
}

// Each counts by itself what reaches it.
const CREATE: Readonly<Record<string, () => Server>> = {
  http: () => http.createServer(createListener()),
  https: () => https.createServer(createSelfSigned(), createListener()),
  h2c: () => http2.createServer(createListener()),
  h2: () => http2.createSecureServer({ ...createSelfSigned(), allowHTTP1: true }, createListener()),
}

const ports: Record<string, number> = {}
for (const protocol of process.argv.slice(2)) {
  const server = CREATE[protocol]?.()
  if (server === undefined) throw new TypeError(`There is no ${protocol}`)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ports[protocol] = (server.address() as AddressInfo).port
}
console.log(`${JSON.stringify(ports)}\nListening on http://127.0.0.1:${ports['http']}`)
