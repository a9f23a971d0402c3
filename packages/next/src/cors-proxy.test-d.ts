// The compiler alone checks this file: code that must compile, and code that must not.
import { createCors } from '@webcors/core'
import { type NextFetchEvent, type NextProxy, type NextRequest, NextResponse } from 'next/server.js'
import { expectTypeOf } from 'vitest'
import { corsProxy } from './index.js'

const policy = createCors({ origin: 'https://app.example.com' })
declare const proxy: NextProxy

// These compile: every source of a policy, and the proxy behind it.
corsProxy()
corsProxy({ origin: 'https://app.example.com', credentials: true })
corsProxy(policy)
corsProxy(policy, { proxy })
corsProxy(policy, { proxy: () => {} })
corsProxy(policy, { proxy: ({ nextUrl }) => NextResponse.rewrite(nextUrl) })
corsProxy(policy, { proxy: async (_request, event) => event.waitUntil(Promise.resolve()) })
corsProxy((request, event) => {
  expectTypeOf(request).toEqualTypeOf<NextRequest>()
  expectTypeOf(event).toEqualTypeOf<NextFetchEvent>()
  return request.nextUrl.pathname.startsWith('/api/') ? policy : undefined
})
corsProxy(policy, {
  onError: (error, request) => new Response(`${String(error)} ${request.nextUrl.pathname}`),
  onDecision: ({ reason }) => void reason,
})

// Next accepts the type of the result.
expectTypeOf(corsProxy()).toExtend<NextProxy>()

// @ts-expect-error -- undefined is not the same as no argument at all.
corsProxy(undefined)
// @ts-expect-error -- A proxy is not a policy: it is passed as a hook.
corsProxy(proxy)
// @ts-expect-error -- A proxy returns a response, or nothing.
corsProxy(policy, { proxy: () => 'next' })
// @ts-expect-error -- This hook does not exist.
corsProxy(policy, { middleware: proxy })
// @ts-expect-error -- Any origin with credentials.
corsProxy({ origin: '*', credentials: true })
