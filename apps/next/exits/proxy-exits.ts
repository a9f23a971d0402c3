// Every way in which the application's own proxy can end, behind a policy.
import { corsProxy, type ProxyContext } from '@webcors/next'
import { NextResponse } from 'next/server'

const EXITS: Readonly<Record<string, (...context: ProxyContext) => Response>> = {
  next: () => NextResponse.next({ headers: { 'X-Proxy': 'seen' } }),
  request: (request) => {
    const headers = new Headers(request.headers)
    headers.set('X-Reader', 'ann')
    return NextResponse.next({ request: { headers } })
  },
  cookies: () => {
    const response = NextResponse.next()
    response.cookies.set('a', '1').set('b', '2')
    return response
  },
  rewrite: ({ url }) =>
    NextResponse.rewrite(new URL(url.replace('proxied/rewrite', 'exits/plain'))),
  redirect: (request) => NextResponse.redirect(new URL('/elsewhere', request.url), 303),
  'response-redirect': () => Response.redirect('https://elsewhere.example/'),
  answer: () => Response.json({ answered: 'by the proxy' }, { headers: { Vary: 'Cookie' } }),
  error: () => {
    throw new Error('thrown by the proxy')
  },
  upstream: ({ nextUrl }) => NextResponse.rewrite(nextUrl.searchParams.get('to') ?? ''),
}

export const proxyExits = corsProxy(
  { origin: 'https://app.example.com' },
  { proxy: (...context) => EXITS[context[0].nextUrl.pathname.split('/')[2] ?? '']?.(...context) },
)
