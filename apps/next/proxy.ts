import { corsProxy, type ProxyContext } from '@webcors/next'
import { proxyDoor } from './doors/proxy-door'
import { proxyExits } from './doors/proxy-exits'
import { readers } from './lib/readers'

// Files have no handler to wrap.
const covers = corsProxy(readers)

export function proxy(...context: ProxyContext): Promise<Response> {
  const [, top] = context[0].nextUrl.pathname.split('/')
  if (top === 'conformance') return proxyDoor(...context)
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
