// Every policy of the table behind `corsProxy`, and the application that knows of none.
import {
  answerError,
  CONFORMANCE_POLICIES,
  conformanceArguments,
  createConformanceApp,
  pathOfRequest,
} from '@webcors/conformance/table'
import { createCors } from '@webcors/core'
import { corsProxy, type ProxyContext } from '@webcors/next'

const host = { createCors, pathOf: pathOfRequest, onError: answerError }
const proxies = new Map(
  CONFORMANCE_POLICIES.map((policy) => [
    policy.name,
    corsProxy(...conformanceArguments(policy, host)),
  ]),
)

export async function proxyDoor(...context: ProxyContext): Promise<Response> {
  const [, , , policy = ''] = context[0].nextUrl.pathname.split('/')
  return (
    (await proxies.get(policy)?.(...context)) ?? new Response('No such policy', { status: 404 })
  )
}

const app = createConformanceApp()

/** What the application throws, it answers: nobody around it could. */
export async function plainApp(request: Request): Promise<Response> {
  try {
    return await app(request)
  } catch (error) {
    return error instanceof Response ? error : answerError(error)
  }
}
