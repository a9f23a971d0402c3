// A shop's API on Node.js, with fetch handlers on srvx. CORS is a middleware that stands before all
// others.
import { setTimeout } from 'node:timers/promises'
import { createCors, originsFrom, withCors } from '@webcors/core'
import { type ServerMiddleware, serve } from 'srvx'

class HttpError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const products = [
  { id: 1, name: 'Kettle', stock: 3 },
  { id: 2, name: 'Teapot', stock: 0 },
]

const anyone = createCors({ origin: '*', exposedHeaders: ['X-Total'] })
const ours = createCors({
  origin: originsFrom(
    process.env['ALLOWED_ORIGINS'] ?? 'https://shop.example.com http://localhost:5173',
  ),
  credentials: true,
  crossOriginProtection: true,
})

const cors: ServerMiddleware = withCors(
  (_request: Request, next: () => Response | Promise<Response>) => next(),
  (request) => (new URL(request.url).pathname.startsWith('/products') ? anyone : ours),
  {
    onError: (error) => {
      if (error instanceof HttpError) {
        return Response.json({ error: error.message }, { status: error.status })
      }
      console.error(error)
      return Response.json({ error: 'Something went wrong' }, { status: 500 })
    },
  },
)

const authentication: ServerMiddleware = (request, next) => {
  const { pathname } = new URL(request.url)
  if (pathname !== '/orders' || /\bsession=\w+/.test(request.headers.get('Cookie') ?? '')) {
    return next()
  }
  throw new HttpError(401, 'Log in first')
}

serve({
  hostname: '127.0.0.1',
  middleware: [cors, authentication],
  async fetch(request) {
    const { pathname } = new URL(request.url)
    switch (`${request.method} ${pathname}`) {
      case 'GET /products':
        return Response.json(products, { headers: { 'X-Total': String(products.length) } })
      case 'POST /login':
        return new Response(null, {
          status: 204,
          headers: { 'Set-Cookie': 'session=abc; HttpOnly; Secure; SameSite=None; Path=/' },
        })
      case 'POST /orders':
        return order(await request.json())
      case 'GET /orders/live':
        return new Response(progress(), {
          headers: { 'Content-Type': 'text/event-stream' },
        })
      case 'GET /basket':
        return Response.redirect(new URL('/orders/live', request.url), 303)
      default:
        throw new HttpError(404, `There is no ${pathname}`)
    }
  },
})

function order({ product }: { product?: number }): Response {
  const found = products.find(({ id }) => id === product)
  if (found === undefined) throw new HttpError(422, 'Which product?')
  if (found.stock === 0) throw new HttpError(409, `${found.name} is sold out`)
  found.stock--
  return Response.json({ ordered: found.name }, { status: 201 })
}

function progress(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const states = ['packed', 'sent', 'delivered']
  return new ReadableStream({
    async pull(controller) {
      const state = states.shift()
      if (state === undefined) return controller.close()
      controller.enqueue(encoder.encode(`data: ${state}\n\n`))
      await setTimeout(100)
    },
  })
}
