// `@webcors/core` as the programs of the recipes get it: below `/table/<policy>/` the program stands under that policy of the
// conformance table, and everywhere else under its own. So the table runs on the program as it stands on its page.
import { answerError, conformanceArguments, pathOfRequest } from '@webcors/conformance/table'
import * as core from '../../node_modules/@webcors/core/dist/index.js'
import { byTable } from '../by-table.ts'

// This one hides the export of the same name.
export * from '../../node_modules/@webcors/core/dist/index.js'

type Handler = (request: Request, ...rest: unknown[]) => Response | Promise<Response>
interface Hooks {
  readonly onError?: unknown
}

const wrap: (handler: Handler, ...args: unknown[]) => Handler = core.withCors

function withTable(handler: Handler, ...args: [source?: unknown, hooks?: Hooks]): Handler {
  const adapter = {
    createCors: core.createCors,
    pathOf: pathOfRequest,
    // A program without `onError` has none under the table either.
    ...(args[1]?.onError === undefined ? {} : { onError: answerError }),
  }
  return byTable(
    ([request]) => pathOfRequest(request),
    wrap(handler, ...args),
    (policy) => wrap(handler, ...conformanceArguments(policy, adapter)),
  )
}

export const withCors: typeof core.withCors = withTable
