import { corsProxy, type ProxyContext } from '@webcors/next'
import { conformanceProxy } from './conformance/proxy'
import { proxyExits } from './exits/proxy-exits'
import { readers } from './lib/readers'

// Files have no handler to wrap, so the proxy applies the policy.
const covers = corsProxy(readers)

export function proxy(...context: ProxyContext): Promise<Response> {
  const [, top] = context[0].nextUrl.pathname.split('/')
  if (top === 'conformance') return conformanceProxy(...context)
  return top === 'proxied' ? proxyExits(...context) : covers(...context)
}

export const config = {
  matcher: [
    '/covers/:path*',
    '/proxied/:path*',
    '/conformance/proxy/:path*',
    '/conformance/both/:path*',
  ],
}
