import { withCors } from '@webcors/core'
import type { Policy } from '../rule/policy.ts'
import { application } from './application.ts'
import { made, optionsOf, type Policies } from './host.ts'

export type FetchHandler = (request: Request) => Response | Promise<Response>

/** Creates the application as a fetch handler, behind each of the policies. */
export function fetchHandler(policies: Policies, make = wrap): FetchHandler {
  const handlerOf = made(policies, make)
  return (request) => handlerOf(new URL(request.url).pathname)(request)
}

function wrap(policy: Policy): FetchHandler {
  return withCors(application, optionsOf(policy))
}
