import { withCors } from '@webcors/next'
import { application } from '../src/hosts/application.ts'
import { policyOf } from '../src/hosts/given-policies.ts'

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
