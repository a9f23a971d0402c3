import { proxyDoor } from './doors/proxy-door'

export const middleware = proxyDoor
export const config = { matcher: '/conformance/proxy/:path*' }
