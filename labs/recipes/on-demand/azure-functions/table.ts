// Calls functions as Azure's host does: with the request object of Azure's package, and with its
// response object as the result.
import { createConformanceApp } from '@webcors/conformance'
import {
  app,
  type HttpFunctionOptions,
  HttpRequest,
  HttpResponse,
  InvocationContext,
} from '@azure/functions'
import { withCors } from '@webcors/core'
import { serve } from 'srvx'

const functions = new Map<string, HttpFunctionOptions>()
app.http = (name: string, options: HttpFunctionOptions) => void functions.set(name, options)

await import('./src/functions/orders.ts')
const table = withCors(createConformanceApp(), { origin: '*' }, { onError: () => undefined })
app.http('table', { handler: table as never })

serve({
  fetch: async (request) => {
    const name = new URL(request.url).pathname.split('/')[1] ?? ''
    const options = functions.get(name)
    const methods = options?.methods ?? [request.method]
    // The host answers 404 if no function has the path and the method.
    if (!options || !methods.includes(request.method as 'GET'))
      return new Response(null, { status: 404 })
    const incoming = new HttpRequest({
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: { bytes: Buffer.from(await request.arrayBuffer()) },
    })
    const answer = await options.handler(incoming, new InvocationContext())
    const { status, headers, body } = new HttpResponse(answer as never)
    return new Response(body as never, { status, headers: headers as never })
  },
  silent: true,
})
