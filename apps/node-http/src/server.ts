// A photo lab's API on bare node:http: samples for anyone, photos for the lab's own pages.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { createCors, originsFrom } from '@webcors/core'
import { withCors } from '@webcors/node'
import { HttpError } from './http-error.ts'
import { upgradeCounter } from './counter.ts'
import { sendSample } from './samples.ts'
import { nameOf, openSession } from './sessions.ts'

const MAX_BYTES = 1_000_000

const anyone = createCors({ origin: '*', exposedHeaders: ['X-Total'] })
const ours = createCors({
  origin: originsFrom(
    process.env['ALLOWED_ORIGINS'] ?? 'https://lab.example.com http://localhost:*',
  ),
  credentials: true,
  crossOriginProtection: true,
})

const papers = ['glossy', 'matt', 'canvas']
const photos: { readonly owner: string; readonly bytes: number }[] = []

async function listener(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = pathOf(req)
  const method = req.method === 'HEAD' ? 'GET' : req.method
  switch (`${method} ${path}`) {
    case 'GET /papers':
      res.setHeader('X-Total', papers.length)
      return sendJson(res, 200, papers)
    case 'POST /session':
      res.setHeader('Set-Cookie', openSession(await readName(req)))
      return sendJson(res, 201, {})
    case 'POST /photos':
      return upload(owner(req), req, res)
    case 'GET /photos/latest':
      res.writeHead(303, { Location: `/photos/${photos.length}` }).end()
      return
    case 'GET /photos/live':
      return develop(res)
  }
  const [, folder, name = ''] = path.split('/')
  if (method === 'GET' && folder === 'samples') return sendSample(name, res)
  const photo = photos[Number(name) - 1]
  if (method === 'GET' && folder === 'photos' && photo) return sendJson(res, 200, photo)
  throw new HttpError(404, `There is no ${path}`)
}

/** Counts the bytes of a body as they arrive. */
async function upload(name: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  let bytes = 0
  // Without `destroyOnReturn: false`, leaving the loop would destroy the connection, and the
  // response with it.
  for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes <= MAX_BYTES) continue
    // Browsers send the whole body before they read the response.
    req.resume()
    throw new HttpError(413, `More than ${MAX_BYTES} bytes`)
  }
  const id = photos.push({ owner: name, bytes })
  sendJson(res, 201, { id, bytes })
}

/** Sends server-sent events. */
async function develop(res: ServerResponse): Promise<void> {
  res.writeHead(200, ['Content-Type', 'text/event-stream', 'Cache-Control', 'no-store'])
  for (const state of ['exposed', 'developed', 'fixed']) {
    if (res.destroyed) return
    res.write(`data: ${state}\n\n`)
    await setTimeout(100)
  }
  res.end()
}

function owner(req: IncomingMessage): string {
  const name = nameOf(req)
  if (name === undefined) throw new HttpError(401, 'Log in first')
  return name
}

async function readName(req: IncomingMessage): Promise<string> {
  const { name } = JSON.parse(await text(req)) as { name?: unknown }
  if (typeof name !== 'string') throw new HttpError(422, 'What is your name?')
  return name
}

function sendJson(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
}

/**
 * Answers errors. Without this function an error would end the process, because node:http does not
 * catch it.
 */
function onError(error: unknown, _req: IncomingMessage, res: ServerResponse): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  if (error instanceof HttpError) return sendJson(res, error.status, { error: error.message })
  if (error instanceof SyntaxError) return sendJson(res, 400, { error: 'That is no JSON' })
  console.error(error)
  sendJson(res, 500, { error: 'Something went wrong' })
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.replace(/\?.*/, '')
}

const isForAnyone = /^\/(?:papers$|samples\/)/
const server = createServer(
  withCors(listener, (req) => (isForAnyone.test(pathOf(req)) ? anyone : ours), { onError }),
)
server.on('upgrade', (req, socket, head) => void upgradeCounter(ours, req, socket, head))
server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log('Listening on http://127.0.0.1:%d/', (server.address() as { port: number }).port)
})
