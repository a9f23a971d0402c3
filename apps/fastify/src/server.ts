// A library's API on Fastify: one policy for the application, and others for the routes that need
// them.
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { cors, createCors, originsFrom } from '@webcors/fastify'
import fastify from 'fastify'

const { ALLOWED_ORIGINS, PORT = '3000' } = process.env

const anyone = createCors({ origin: '*', exposedHeaders: ['X-Total'] })
const partners = createCors({ origin: 'https://*.partner.example', methods: ['PUT'] })

const app = fastify({ logger: process.env['LOG'] === '1' })

// The plugin is awaited before all routes, because it sees only routes that are declared after it
// is loaded.
await app.register(
  cors({
    origin: originsFrom(ALLOWED_ORIGINS ?? 'https://library.example.com http://localhost:5173'),
    credentials: true,
    crossOriginProtection: true,
  }),
)

const books = [
  { id: 1, title: 'Emma' },
  { id: 2, title: 'Persuasion' },
]

app.get('/books', { config: { cors: anyone } }, async (_request, reply) => {
  return reply.header('X-Total', books.length).header('Vary', 'Accept-Language').send(books)
})

app.get<{ Params: { id: string } }>(
  '/books/:id',
  { config: { cors: anyone } },
  async ({ params }, reply) => {
    return books.find(({ id }) => id === Number(params.id)) ?? reply.callNotFound()
  },
)

// Only the library's own pages may borrow; partners' pages may reserve.
app.post('/books/:id/loan', async () => ({ lent: true }))
app.put('/books/:id/loan', { config: { cors: partners } }, async () => ({ reserved: true }))

app.get('/me', async (_request, reply) => reply.code(401).send({ error: 'Log in first' }))

app.get('/broken', async () => {
  throw new Error('The shelf fell over')
})

app.get('/live', (_request, reply) => {
  reply.hijack()
  reply.raw.writeHead(200, { 'Content-Type': 'text/event-stream' })
  void (async () => {
    for (const { title } of books) {
      reply.raw.write(`data: ${title}\n\n`)
      await setTimeout(100)
    }
    reply.raw.end()
  })()
})

// The catalog of another library answers CORS by itself.
app.get('/proxy', { config: { cors: false } }, async (_request, reply) => {
  return reply.header('Access-Control-Allow-Origin', 'https://catalog.example').send(books)
})
app.options('/proxy', async (_request, reply) => {
  return reply.code(204).header('Access-Control-Allow-Origin', 'https://catalog.example').send()
})

// Only the staff's pages, on an origin of their own, may call these routes.
await app.register(
  async (scope) => {
    await scope.register(cors({ origin: 'https://staff.example.com' }))
    scope.delete('/books/:id', async () => ({ deleted: true }))
  },
  { prefix: '/staff' },
)

await app.listen({ port: Number(PORT), host: '127.0.0.1' })
console.log(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`)
