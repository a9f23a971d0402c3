import { type FetchHandler, fetchHandler } from '../src/hosts/fetch-handler.ts'
import type { Policy } from '../src/rule/policy.ts'

interface Env {
  readonly POLICIES: readonly (readonly [id: number, policy: Policy])[]
}

let handler: FetchHandler | undefined

export default {
  fetch(request: Request, { POLICIES }: Env): Response | Promise<Response> {
    handler ??= fetchHandler(new Map(POLICIES))
    return handler(request)
  },
}
