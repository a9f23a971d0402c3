import { type FetchHandler, fetchHandler } from '../src/hosts/fetch-handler.ts'
import { POLICIES } from '../src/hosts/given-policies.ts'

declare const Deno: {
  serve(options: { hostname: string; port: number }, handler: FetchHandler): unknown
}

Deno.serve({ hostname: '127.0.0.1', port: 0 }, fetchHandler(POLICIES))
