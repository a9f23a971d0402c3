import { corsProxy } from '@webcors/next'
import { policyOf } from '../src/hosts/given-policies.ts'

export const proxy = corsProxy(({ nextUrl }) => policyOf(nextUrl.pathname))

export const config = { matcher: '/proxy/:path*' }
