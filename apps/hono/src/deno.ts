import { app } from './app.ts'

declare const Deno: {
  readonly env: { get(name: string): string | undefined }
  serve(options: object, handler: (request: Request) => Response | Promise<Response>): unknown
}

const port = Number(Deno.env.get('PORT') ?? 3000)
Deno.serve({ hostname: '127.0.0.1', port }, (request) => app.fetch(request, {}))
