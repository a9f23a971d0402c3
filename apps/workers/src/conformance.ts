// Serves every policy of the conformance table under its name.
import {
  answerError,
  conformanceArguments,
  conformanceHandler,
  pathOfRequest,
} from '@webcors/conformance/table'
import { createCors, withCors } from '@webcors/core'

const adapter = { createCors, pathOf: pathOfRequest, onError: answerError }

export default {
  fetch: conformanceHandler((app, policy) =>
    withCors(app, ...conformanceArguments(policy, adapter)),
  ),
} satisfies ExportedHandler
