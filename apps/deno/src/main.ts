// A railway's API on Deno: timetables for anyone, a traveler's own trips for the railway's pages.
import { createCors, originsFrom, withCors } from '@webcors/core'

const anyone = createCors({ origin: '*' })
const ours = createCors({
  origin: originsFrom(
    Deno.env.get('ALLOWED_ORIGINS') ?? 'https://trains.example.com https://*.preview.example.com',
  ),
  credentials: true,
  exposedHeaders: ['X-Delay'],
})

const timetable = new URLPattern({ pathname: '/timetables/:line(\\w+)' })

async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const line = timetable.exec(request.url)?.pathname.groups['line']
  if (line !== undefined) {
    const text = await Deno.readTextFile(new URL(`timetables/${line}.csv`, import.meta.url))
    return new Response(text, { headers: { 'Content-Type': 'text/csv' } })
  }
  switch (`${request.method} ${pathname}`) {
    case 'POST /session':
      return new Response(null, {
        status: 204,
        headers: { 'Set-Cookie': 'traveler=ada; HttpOnly; Secure; SameSite=None; Path=/' },
      })
    case 'GET /trips': {
      const traveler = /\btraveler=(\w+)/.exec(request.headers.get('Cookie') ?? '')?.[1]
      if (traveler === undefined) throw new Deno.errors.PermissionDenied('Log in first')
      return Response.json({ traveler, trips: ['u1'] }, { headers: { 'X-Delay': '5' } })
    }
    case 'GET /departures':
      return new Response(departures(), { headers: { 'Content-Type': 'text/event-stream' } })
    case 'GET /next':
      return Response.redirect(new URL('/departures', request.url))
    default:
      throw new Deno.errors.NotFound(pathname)
  }
}

function departures(): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let timer: ReturnType<typeof setInterval> | undefined
  return new ReadableStream({
    start(controller) {
      let left = 3
      timer = setInterval(() => {
        controller.enqueue(encoder.encode(`data: u${left}\n\n`))
        if (--left > 0) return
        clearInterval(timer)
        controller.close()
      }, 100)
    },
    cancel: () => clearInterval(timer),
  })
}

// Without this, Deno would answer with a 500 that no page of another origin may read.
function onError(error: unknown): Response {
  if (error instanceof Deno.errors.NotFound) return new Response('Not found', { status: 404 })
  if (error instanceof Deno.errors.PermissionDenied) {
    return new Response(error.message, { status: 401 })
  }
  console.error(error)
  return new Response('Something went wrong', { status: 500 })
}

Deno.serve(
  { hostname: '127.0.0.1', port: Number(Deno.env.get('PORT') ?? 8000) },
  withCors(handle, (request) => (timetable.test(request.url) ? anyone : ours), { onError }),
)
