// A weather service on Workers: forecasts for anyone, alarms for the pages that the configuration
// names.
import { env } from 'cloudflare:workers'
import { createCors, originsFrom, withCors } from '@webcors/core'

const anyone = createCors({ origin: '*', maxAge: 86_400 })
// The list is read when the Worker starts, not at the first request, so that a wrong list fails the
// deployment.
const ours = createCors({ origin: originsFrom(env.ALLOWED_ORIGINS), credentials: true })

async function handle(request: Request, _env: Env, context: ExecutionContext): Promise<Response> {
  const { pathname } = new URL(request.url)
  const [, area, place = 'here'] = pathname.split('/')
  switch (`${request.method} /${area}`) {
    case 'GET /forecast':
      return Response.json({ place, sky: 'clear' }, { headers: { Vary: 'Accept-Language' } })
    case 'POST /session': {
      const response = new Response(null, { status: 204 })
      for (const cookie of ['session=abc', 'unit=celsius']) {
        response.headers.append('Set-Cookie', `${cookie}; HttpOnly; Secure; SameSite=None; Path=/`)
      }
      return response
    }
    case 'GET /alarms':
      if (!request.headers.get('Cookie')?.includes('session=')) {
        return new Response('Log in first', { status: 401 })
      }
      return Response.json({ alarms: [] })
    case 'GET /radar': {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
      context.waitUntil(sweep(writable))
      return new Response(readable, { headers: { 'Content-Type': 'text/event-stream' } })
    }
    case 'GET /today':
      return Response.redirect(new URL('/forecast/here', request.url).href)
    case 'PUT /alarms': {
      const { above } = await request.json<{ above?: number }>()
      if (above === undefined) throw new RangeError('An alarm needs a number')
      return Response.json({ above }, { status: 201 })
    }
    default:
      return new Response('Not found', { status: 404 })
  }
}

async function sweep(writable: WritableStream<Uint8Array>): Promise<void> {
  const writer = writable.getWriter()
  const encoder = new TextEncoder()
  for (const degrees of [0, 120, 240]) {
    await writer.write(encoder.encode(`data: ${degrees}\n\n`))
    await scheduler.wait(100)
  }
  await writer.close()
}

// Without this, the platform would answer with a 500 that no page of another origin may read.
function onError(error: unknown): Response {
  if (error instanceof RangeError) return new Response(error.message, { status: 422 })
  console.error(error)
  return new Response('Something went wrong', { status: 500 })
}

export default {
  fetch: withCors(
    handle,
    (request) => (new URL(request.url).pathname.startsWith('/forecast') ? anyone : ours),
    { onError },
  ),
} satisfies ExportedHandler<Env>
