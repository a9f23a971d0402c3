// Serves every policy of the table by `withCors`, for route handlers.
import {
  answerError,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  createConformanceApp,
  pathOfRequest,
} from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { withCors } from '@webcors/next'

const adapter = { createCors, pathOf: pathOfRequest, onError: answerError }
const app = createConformanceApp()
const handlers = new Map(
  CONFORMANCE_POLICIES.map((policy) => [
    policy.name,
    withCors(app, ...conformanceArguments(policy, adapter)),
  ]),
)

interface Context {
  readonly params: Promise<{ policy: string; path: string[] }>
}

async function answer(request: Request, { params }: Context): Promise<Response> {
  const { policy } = await params
  return handlers.get(policy)?.(request) ?? new Response('No such policy', { status: 404 })
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
