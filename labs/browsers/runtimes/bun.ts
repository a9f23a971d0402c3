import { type FetchHandler, fetchHandler } from '../src/hosts/fetch-handler.ts'
import { POLICIES } from '../src/hosts/given-policies.ts'

declare const Bun: {
  serve(options: { hostname: string; port: number; fetch: FetchHandler }): { readonly url: URL }
}

const { url } = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: fetchHandler(POLICIES) })
console.log(`Listening on ${url.href}`)
