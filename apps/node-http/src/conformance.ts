// Serves every policy of the conformance table under its name, for each way to write a head:
// "/write-head-flat/exact-origins/ok". The arguments name the protocols: "node conformance.js http
// https h2c h2".
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import {
  answerErrorWith,
  CONFORMANCE_HEADS,
  conformanceArguments,
  conformanceListener,
  pathOfMessage,
} from '@webcors/conformance'
import { createCors } from '@webcors/core'
import { withCors } from '@webcors/node'
import { createSelfSigned } from './self-signed.ts'
import { serve } from './serve.ts'

type Listener = ReturnType<typeof conformanceListener>

const adapter = { createCors, pathOf: pathOfMessage, onError: answerErrorWith }

function createListener(): Listener {
  const listeners = new Map<string, Listener>(
    CONFORMANCE_HEADS.map((head) => [
      head,
      conformanceListener(
        (app, policy) => withCors(app, ...conformanceArguments(policy, adapter)),
        {
          head,
        },
      ),
    ]),
  )
  return (req, res) => {
    const [, head = '', path = ''] = /^\/([^/]*)(.*)/.exec(req.url ?? '') ?? []
    req.url = path
    listeners.get(head)?.(req, res)
  }
}

/** Wraps `writeHead` before all other layers, as a layer for sessions or logs does. */
function createWrapped(): http.RequestListener {
  const listener = createListener()
  return (req, res) => {
    const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => http.ServerResponse
    res.writeHead = (...args: unknown[]) => writeHead(...args)
    listener(req, res)
  }
}

// Each way counts the requests that reach it.
await serve({
  http: () => http.createServer(createListener()),
  wrapped: () => http.createServer(createWrapped()),
  https: () => https.createServer(createSelfSigned(), createListener()),
  h2c: () => http2.createServer(createListener()),
  h2: () => http2.createSecureServer({ ...createSelfSigned(), allowHTTP1: true }, createListener()),
})
