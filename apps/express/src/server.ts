// A radio station's API on Express: the programme for anyone, recordings for the station's own
// pages.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createCors, originsFrom } from '@webcors/core'
import { cors } from '@webcors/node'
import compression from 'compression'
import cookieSession from 'cookie-session'
import express, { type Request, type RequestHandler } from 'express'
import helmet from 'helmet'
import multer from 'multer'
import { answerError, HttpError } from './answer-error.ts'

const { ALLOWED_ORIGINS, NODE_ENV, PORT = '3000', SESSION_KEY = randomUUID() } = process.env
const PUBLIC = new URL('../public/', import.meta.url)

const anyone = createCors({ origin: '*', exposedHeaders: ['X-Total'] })
const ours = createCors({
  origin: originsFrom(ALLOWED_ORIGINS ?? 'https://radio.example.com http://localhost:5173'),
  credentials: true,
  exposedHeaders: ['Location'],
  crossOriginProtection: true,
})

const app = express()
app.disable('x-powered-by')

// The policy stands before everything else, because preflights carry no cookie and errors need CORS
// headers too.
app.use(cors((req) => (/^\/(?:programme|covers)(?:\/|$)/.test(req.path) ? anyone : ours)))

// By default, Helmet's Cross-Origin-Resource-Policy blocks images on other sites' pages, even if
// CORS allows them.
app.use(helmet({ crossOriginResourcePolicy: { policy: 'cross-origin' } }))
app.use(compression({ threshold: 100 }))
app.use('/covers', express.static(fileURLToPath(new URL('covers', PUBLIC))))

const isBehindTls = NODE_ENV === 'production'
app.set('trust proxy', isBehindTls ? 1 : false)
app.use(
  cookieSession({
    keys: [SESSION_KEY],
    // Browsers send cookies with another site's requests only if they have SameSite=None, which
    // needs https.
    ...(isBehindTls ? { sameSite: 'none', secure: true } : { sameSite: 'lax' }),
  }),
)
const member: RequestHandler = (req, _res, next) => {
  if (typeof req.session?.['name'] !== 'string') throw new HttpError(401, 'Log in first')
  next()
}

app.get('/programme', (_req, res) => {
  const shows = ['Breakfast', 'News at noon', 'Tea and tales', 'Jazz at night'].map(
    (name, index) => ({ name, starts: `${6 + index * 5}:00` }),
  )
  res.set('X-Total', String(shows.length)).json(shows)
})

app.post('/session', express.json({ limit: '1kb' }), (req: Request<object, null, unknown>, res) => {
  const { name } = (req.body ?? {}) as { name?: unknown }
  if (typeof name !== 'string') throw new HttpError(422, 'What is your name?')
  req.session = { name }
  res.status(204).end()
})

const recordings: { readonly title: string; readonly bytes: number }[] = []
const upload = multer({ limits: { fileSize: 100_000, files: 1 } })

app.post('/recordings', member, upload.single('audio'), (req, res) => {
  if (req.file === undefined) throw new HttpError(422, 'Where is the audio?')
  const id = recordings.push({ title: req.file.originalname, bytes: req.file.size })
  res.status(201).location(`/recordings/${id}`).json(recordings.at(-1))
})

app.get('/recordings/latest', (_req, res) => {
  res.redirect(303, `/recordings/${recordings.length}`)
})

app.get('/recordings/:id', (req, res) => {
  const recording = recordings[Number(req.params.id) - 1]
  if (recording === undefined) throw new HttpError(404, 'There is no such recording')
  res.json(recording)
})

// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 passes rejections to its error handlers
app.get('/lyrics/:song', async (req, res) => {
  const text = await readFile(new URL(`lyrics/${encodeURIComponent(req.params.song)}`, PUBLIC))
  res.type('text').send(text)
})

app.get('/charts', (_req, _res, next) => {
  next(new Error('Nobody has counted the votes'))
})

/** Sends server-sent events. */
app.get('/live', async (_req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  for (const title of ['Take Five', 'So What', 'Blue in Green']) {
    if (res.destroyed) return
    res.write(`data: ${title}\n\n`)
    res.flush() // Without this, the compression would wait for more data.
    await setTimeout(100)
  }
  res.end()
})

app.use(answerError)

const server = app.listen(Number(PORT), '127.0.0.1')
await once(server, 'listening')
console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
