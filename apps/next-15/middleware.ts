import { conformanceProxy } from '@webcors-apps/next/conformance/proxy'

export const middleware = conformanceProxy
export const config = { matcher: '/conformance/proxy/:path*' }
