// Serves every policy of the conformance table under its name.
import {
  answerError,
  conformanceArguments,
  conformanceHandler,
  pathOfRequest,
} from '@webcors/conformance/table'
import { createCors, withCors } from '@webcors/core'

const adapter = { createCors, pathOf: pathOfRequest, onError: answerError }

const server = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: conformanceHandler((app, policy) =>
    withCors(app, ...conformanceArguments(policy, adapter)),
  ),
})
console.log(`Listening on ${server.url.href}`)
