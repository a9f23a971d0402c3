import { corsProxy } from '@webcors/next'
import { policyOf } from '../src/doors/given-policies.ts'

export const proxy = corsProxy(({ nextUrl }) => policyOf(nextUrl.pathname))

export const config = { matcher: '/proxy/:path*' }
