// A newspaper's API on Bun: news for anyone, comments for readers who are logged in.
import { createCors, originsFrom, withCors } from '@webcors/core'

const news = new Map([['1', { title: 'Nothing happened' }]])
const comments = ['First!']

const readers = createCors({
  origin: originsFrom(Bun.env.ALLOWED_ORIGINS ?? 'https://news.example.com http://localhost:*'),
  credentials: true,
  methods: ['GET', 'POST', 'DELETE'],
  allowedHeaders: ['Content-Type'],
})

// Without this, Bun would answer with a 500 that no page of another origin may read.
const onError = (error: unknown) => {
  if (error instanceof SyntaxError) return new Response('That is no JSON', { status: 400 })
  console.error(error)
  return new Response('Something went wrong', { status: 500 })
}

const server = Bun.serve({
  hostname: '127.0.0.1',
  // These routes are functions, because Bun does not pass OPTIONS requests, such as preflights, to
  // an object like { GET: … }.
  routes: {
    '/news': withCors(() => Response.json([...news.values()])),
    '/news/:id': withCors((request: Bun.BunRequest<'/news/:id'>) => {
      const article = news.get(request.params.id)
      return article ? Response.json(article) : new Response('No such article', { status: 404 })
    }),
    '/session': withCors((request: Bun.BunRequest<'/session'>) => {
      if (request.method === 'DELETE') request.cookies.delete('reader')
      else if (request.method === 'POST') {
        const options = { httpOnly: true, secure: true, sameSite: 'none' } as const
        request.cookies.set('reader', 'ada', options)
        request.cookies.set('theme', 'dark', options)
      }
      return Response.json({ reader: request.cookies.get('reader') })
    }, readers),
    '/comments': withCors(
      async (request: Bun.BunRequest<'/comments'>) => {
        if (!request.cookies.has('reader')) return new Response('Log in first', { status: 401 })
        if (request.method === 'POST') comments.push(String(await request.json()))
        return Response.json(comments)
      },
      readers,
      { onError },
    ),
    '/comments/live': withCors(
      () => new Response(live, { headers: { 'Content-Type': 'text/event-stream' } }),
      readers,
    ),
    '/latest': withCors(() => Response.redirect('/news/1'), readers),
  },
  fetch: withCors(() => new Response('Nothing is here', { status: 404 }), readers),
})

console.log(`Listening on ${server.url.href}`)

async function* live(): AsyncGenerator<string> {
  for (const comment of comments) {
    yield `data: ${comment}\n\n`
    await Bun.sleep(100)
  }
  yield 'data: that is all\n\n'
}
