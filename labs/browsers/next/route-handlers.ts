import { withCors } from '@webcors/next'
import { application } from '../src/doors/application.ts'
import { policyOf } from '../src/doors/given-policies.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = withCors(
  {
    GET: application,
    HEAD: application,
    POST: application,
    PUT: application,
    PATCH: application,
    DELETE: application,
    OPTIONS: application,
  },
  (request: Request) => policyOf(new URL(request.url).pathname),
)
