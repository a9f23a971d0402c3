import { createGuardedTable } from './app.ts'

declare const Bun: {
  serve(options: object): { readonly url: URL }
}

const server = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: createGuardedTable().fetch })
console.log(`Listening on ${server.url.href}`)
