import { createGuardedTable } from './app.ts'

declare const Deno: {
  serve(options: object, handler: (request: Request) => Response | Promise<Response>): unknown
}

const app = createGuardedTable()
Deno.serve({ hostname: '127.0.0.1', port: 0 }, (request) => app.fetch(request))
