// An album's API on Koa. CORS stands before everything that can answer, and selects the policy by
// the path.
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { bodyParser } from '@koa/bodyparser'
import { Router } from '@koa/router'
import { createCors, originsFrom } from '@webcors/core'
import { cors } from '@webcors/koa'
import Koa from 'koa'
import compress from 'koa-compress'
import mount from 'koa-mount'
import session from 'koa-session'
import serve from 'koa-static'

const { ALLOWED_ORIGINS, NODE_ENV, PORT = '3000', SESSION_KEY = randomUUID() } = process.env

const anyone = createCors({ origin: '*', exposedHeaders: ['X-Total'] })
const pages = createCors({
  origin: originsFrom(ALLOWED_ORIGINS ?? 'https://album.example.com http://localhost:5173'),
  credentials: true,
  crossOriginProtection: true,
})
const editors = createCors({ origin: 'https://editors.example.com', crossOriginProtection: true })

const app = new Koa({ keys: [SESSION_KEY] })

app.use(compress({ threshold: 100 }))

app.use(
  cors((ctx) => {
    if (/^\/(?:photos|files)(?:\/|$)/.test(ctx.path)) return anyone
    return ctx.path.startsWith('/editors/') ? editors : pages
  }),
)

// Browsers send cookies with another site's requests only if they have SameSite=None, which needs
// https.
const isBehindTls = NODE_ENV === 'production'
app.proxy = isBehindTls
app.use(session({ secure: isBehindTls, sameSite: isBehindTls ? 'none' : 'lax' }, app))

app.use(mount('/files', serve(fileURLToPath(new URL('../public', import.meta.url)))))
app.use(bodyParser())

const photos = [
  { id: 1, title: 'Kettle', bytes: 120 },
  { id: 2, title: 'Teapot', bytes: 240 },
]
const router = new Router()

router.get('/photos', (ctx) => {
  ctx.set('X-Total', String(photos.length))
  ctx.body = photos
})

router.get('/live', (ctx) => {
  ctx.type = 'text/event-stream'
  ctx.compress = false // Compression would hold events back until more data comes.
  ctx.body = Readable.from(news())
})

router.get('/photos/latest', (ctx) => ctx.redirect(`/photos/${photos.length}`))

router.get('/photos/:id', (ctx) => {
  const photo = photos.find(({ id }) => id === Number(ctx.params.id))
  if (photo === undefined) ctx.throw(404, 'There is no such photo')
  ctx.body = photo
})

router.post('/session', (ctx) => {
  const { name } = ctx.request.body as { name?: string }
  if (name === undefined) ctx.throw(422, 'What is your name?')
  if (ctx.session !== null) ctx.session['name'] = name
  ctx.status = 204
})

router.post('/uploads', async (ctx) => {
  const name: unknown = ctx.session?.['name']
  if (name === undefined) ctx.throw(401, 'Log in first')
  if (!ctx.is('image/*')) ctx.throw(415, 'An image, please')
  let bytes = 0
  for await (const part of ctx.req) bytes += (part as Buffer).length
  const photo = { id: photos.length + 1, title: `Of ${String(name)}`, bytes }
  photos.push(photo)
  ctx.status = 201
  ctx.body = photo
})

app.use(router.routes())
app.use(router.allowedMethods())

const back = new Koa()
back.use((ctx) => {
  if (ctx.path !== '/broken') ctx.throw(403, 'Editors have keys')
  throw new Error('The printer is on fire')
})
app.use(mount('/editors', back))

async function* news(): AsyncGenerator<string> {
  for (const { title } of photos) {
    yield `data: ${title}\n\n`
    await setTimeout(100)
  }
}

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})
