// A cinema's API on h3, the same on Node.js, Deno and Bun. CORS is the first middleware, and
// selects the policy by the path.
import { createCors, originsFrom } from '@webcors/core'
import { cors, withCors } from '@webcors/h3'
import { plugin as webSockets } from 'crossws/server'
import {
  createEventStream,
  defineWebSocketHandler,
  getCookie,
  H3,
  type H3Event,
  HTTPError,
  noContent,
  redirect,
  serve,
  setCookie,
} from 'h3'

const { ALLOWED_ORIGINS, NODE_ENV } = process.env

const anyone = createCors({ origin: '*', exposedHeaders: ['X-Total'] })
const pages = createCors({
  origin: originsFrom(ALLOWED_ORIGINS ?? 'https://cinema.example.com http://localhost:5173'),
  credentials: true,
  crossOriginProtection: true,
})

const app = new H3()

app.use(
  cors(({ url: { pathname } }) => {
    if (pathname === '/kiosk') return undefined // This route has a policy of its own.
    return /^\/(?:films|tonight)\b/.test(pathname) ? anyone : pages
  }),
)

const films = [
  { id: 1, title: 'Metropolis', seats: 2 },
  { id: 2, title: 'Nosferatu', seats: 0 },
]

app.get('/films', ({ res }) => {
  res.headers.set('X-Total', String(films.length))
  return films
})

app.get('/films/:id', ({ context }) => {
  const found = films.find(({ id }) => String(id) === context.params?.['id'])
  if (found === undefined) throw new HTTPError({ status: 404, message: 'There is no such film' })
  return found
})

app.get('/tonight', () => redirect('/films/1'))

// Browsers send cookies with another site's requests only if they have SameSite=None, which needs
// https.
const isBehindTls = NODE_ENV === 'production'

app.post('/session', async (event) => {
  const { name } = (await event.req.json()) as { name: string }
  const sameSite = isBehindTls ? 'none' : 'lax'
  setCookie(event, 'guest', name, { httpOnly: true, secure: isBehindTls, sameSite })
  return noContent()
})

app.post('/orders', async (event) => {
  const guest = guestOf(event)
  const { film } = (await event.req.json()) as { film?: number }
  const found = films.find(({ id }) => id === film)
  if (found === undefined) throw new HTTPError({ status: 422, message: 'Which film?' })
  if (found.seats === 0) throw new HTTPError({ status: 409, message: 'Sold out' })
  found.seats--
  event.res.status = 201
  return { guest, film: found.title }
})

app.put('/posters/:id', async (event) => {
  const guest = guestOf(event)
  const { byteLength } = await event.req.arrayBuffer()
  return { id: event.context.params?.['id'], by: guest, bytes: byteLength }
})

app.get('/calls', (event) => {
  const stream = createEventStream(event)
  void call(['Doors open', 'Lights out', 'Film'])
  return stream

  async function call(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await stream.push(text)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await stream.close()
  }
})

app.get('/broken', () => {
  throw new TypeError('Pages must not read this message')
})

// The route accepts any method, because a route for only GET would get no preflight.
app.all(
  '/kiosk',
  withCors(() => ({ opens: '17:00' }), { origin: 'https://kiosk.example.com' }),
)

// CORS does not apply to WebSockets. Without this check any page could open one.
app.get(
  '/chat',
  defineWebSocketHandler({
    async upgrade({ headers }) {
      if (pages.allows(headers.get('Origin'))) return
      throw new Response('This origin may not open the WebSocket', { status: 403 })
    },
    open: (peer) => void peer.send('Hello'),
  }),
)

serve(app, {
  hostname: '127.0.0.1',
  plugins: [webSockets({})],
})

function guestOf(event: H3Event): string {
  const guest = getCookie(event, 'guest')
  if (guest === undefined) throw new HTTPError({ status: 401, message: 'Log in first' })
  return guest
}
