import type { IncomingMessage, ServerResponse } from 'node:http'

/** The key that the owner of the page pays for. It must not reach the page. */
export const API_KEY = 'k3y-of-the-weather'

const MAP = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#06c"/></svg>`

/** A script that would run on the origin of the page that opens it. */
const SCRIPT = `document.title = 'hostile'; fetch('/stolen?' + document.cookie)`
const HOSTILE: Readonly<Record<string, readonly [type: string | null, body: string]>> = {
  '/hostile/page': [
    'text/html',
    `<title>calm</title><script>${SCRIPT}</script><img src=x onerror="${SCRIPT}">`,
  ],
  '/hostile/unlabeled': [null, `<!doctype html><title>calm</title><script>${SCRIPT}</script>`],
  '/hostile/picture': [
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg"><script>${SCRIPT}</script></svg>`,
  ],
  '/hostile/script': ['text/javascript', SCRIPT],
}

/** An API of another owner, without CORS. It sets cookies and requires a key. */
export function api({ url = '/', method }: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(url, 'http://api.invalid')
  response.setHeader('Set-Cookie', 'tracked=yes')
  if (pathname === '/weather/harbor') {
    const isKnown = searchParams.get('appid') === API_KEY
    response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json', ETag: '"w1"' })
    response.end(
      JSON.stringify(isKnown ? { place: 'Harbor', degrees: 7 } : { error: 'Which key?' }),
    )
  } else if (pathname === '/maps/harbor.svg') {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' })
    response.end(MAP)
  } else if (pathname === '/events') {
    sendEvents(response)
  } else if (pathname in HOSTILE) {
    const [type, body] = HOSTILE[pathname] ?? [null, '']
    response.writeHead(200, type === null ? {} : { 'Content-Type': type })
    response.end(body)
  } else {
    response.writeHead(404, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ error: `${method} ${pathname} is not there` }))
  }
}

function sendEvents(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  let tide = 0
  const timer = setInterval(() => {
    tide += 1
    response.write(`data: ${JSON.stringify({ tide })}\n\n`)
  }, 200)
  response.on('close', () => {
    clearInterval(timer)
  })
}
