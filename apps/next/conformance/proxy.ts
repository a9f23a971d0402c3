// Serves every policy of the table by `corsProxy`.
import {
  answerError,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  pathOfRequest,
} from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { corsProxy, type ProxyContext } from '@webcors/next'

const adapter = { createCors, pathOf: pathOfRequest, onError: answerError }
const proxies = new Map(
  CONFORMANCE_POLICIES.map((policy) => [
    policy.name,
    corsProxy(...conformanceArguments(policy, adapter)),
  ]),
)

export async function conformanceProxy(...context: ProxyContext): Promise<Response> {
  const [, , , policy = ''] = context[0].nextUrl.pathname.split('/')
  return (
    (await proxies.get(policy)?.(...context)) ?? new Response('No such policy', { status: 404 })
  )
}
