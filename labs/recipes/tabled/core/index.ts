// Replaces `@webcors/core` in the programs of the recipes. Below `/table/<policy>/` a program has
// that policy of the conformance table, and on every other path its own. So the table runs on the
// program without a change to its code.
import { answerError, conformanceArguments, pathOfRequest } from '@webcors/conformance/table'
import * as core from '../../node_modules/@webcors/core/dist/index.js'
import { byTable } from '../by-table.ts'

// The export of `withCors` below hides the export of the same name.
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
    // A program without `onError` has no `onError` with the table's policies either.
    ...(args[1]?.onError === undefined ? {} : { onError: answerError }),
  }
  return byTable(
    ([request]) => pathOfRequest(request),
    wrap(handler, ...args),
    (policy) => wrap(handler, ...conformanceArguments(policy, adapter)),
  )
}

export const withCors: typeof core.withCors = withTable
