// Checks in each engine that pages read through the proxy, and that hostile documents do not run on
// the proxy's origin.
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ENGINE_NAMES, launch, missingProgram } from '@webcors-labs/browsers/engines'
import { createProxyListener } from '@webcors/proxy/node'

const RUN = `fetch('/ran')`
const DOCUMENTS: Readonly<Record<string, readonly [type: string | null, body: string]>> = {
  '/page': ['text/html', `<!doctype html><script>${RUN}</script><img src=x onerror="${RUN}">`],
  '/unlabeled': [null, `<!doctype html><script>${RUN}</script>`],
  '/picture': [
    'image/svg+xml',
    `<svg xmlns="http://www.w3.org/2000/svg"><script>${RUN}</script></svg>`,
  ],
}
const MAP =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>'
const WAIT_MILLISECONDS = 2500

const api = await listen(({ url = '' }, response) => {
  const [type, body] = DOCUMENTS[url] ?? [null, '{"degrees":7}']
  if (url === '/map') response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(MAP)
  else if (url === '/events')
    response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write('data: 1\n\n')
  else response.writeHead(200, type === null ? {} : { 'Content-Type': type }).end(body)
})

let reported: (text: string) => void = () => undefined
const page = await listen((request, response) => {
  if (request.url === '/report') {
    request.on('data', (text) => reported(String(text)))
    response.end()
    return
  }
  response.setHeader('Content-Type', 'text/html')
  if (request.url === '/isolated')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
  response.end(`<!doctype html><script type="module">
    const done = {}
    done.json = (await (await fetch('${proxy()}/api/weather')).json()).degrees
    const image = new Image()
    image.crossOrigin = 'anonymous'
    image.src = '${proxy()}/api/map'
    done.image = await image.decode().then(() => image.width, String)
    const events = new EventSource('${proxy()}/api/events')
    done.event = await new Promise((resolve) => events.addEventListener('message', ({ data }) => resolve(Number(data))))
    await fetch('/report', { method: 'POST', body: JSON.stringify(done) })
  </script>`)
})
const proxyUrl = await listen(
  createProxyListener(
    { targets: { '/api': { url: api, privateNetwork: true } }, limit: 'none' },
    { origin: page },
  ),
)
function proxy(): string {
  return proxyUrl
}

/**
 * This server sends each document in two ways: with the headers of the proxy's response to
 * `fetch()`, as if the proxy allowed navigations, and without these headers.
 */
let ran = false
const replay = await listen((request, response) => void replayTo(request.url ?? '', response))

async function replayTo(url: string, response: ServerResponse): Promise<unknown> {
  if (url === '/ran') ran = true
  const [, kind, document] = /^\/(guarded|raw)(\/.*)$/.exec(url) ?? []
  if (document === undefined) return response.end()
  const [type, body] = DOCUMENTS[document] ?? [null, '']
  const own = type === null ? {} : { 'content-type': type }
  if (kind === 'raw') return response.writeHead(200, own).end(body)
  const answer = await fetch(`${proxyUrl}/api${document}`, { headers: { Origin: page } })
  const headers = Object.fromEntries(answer.headers)
  delete headers['transfer-encoding']
  delete headers['content-length']
  return response.writeHead(200, headers).end(body)
}

let wrong = 0
for (const name of ENGINE_NAMES) {
  const missing = missingProgram(name)
  if (missing !== null) {
    console.log(`${name}: skipped, because ${missing} is missing`)
    continue
  }
  for (const path of ['/', '/isolated']) {
    const report = new Promise<string>((resolve) => {
      reported = resolve
    })
    const engine = await launch(name, page + path)
    const late = new Promise<string>((resolve) => setTimeout(resolve, 20_000, 'nothing'))
    const read = await Promise.race([report, late])
    await engine.close()
    say(
      read === '{"json":7,"image":4,"event":1}',
      `${name} ${engine.version} ${path} reads ${read}`,
    )
  }
  for (const document of ['/raw/page', ...Object.keys(DOCUMENTS).map((one) => `/guarded${one}`)]) {
    ran = false
    const engine = await launch(name, replay + document)
    await new Promise((resolve) => setTimeout(resolve, WAIT_MILLISECONDS))
    await engine.close()
    say(ran === document.startsWith('/raw'), `${name} ${document} ${ran ? 'runs' : 'does not run'}`)
  }
}
process.exit(wrong === 0 ? 0 : 1)

function say(isRight: boolean, text: string): void {
  if (!isRight) wrong += 1
  console.log(`${isRight ? 'right' : 'WRONG'}: ${text}`)
}

function listen(listener: RequestListener): Promise<`http://${string}`> {
  const server = createServer(listener)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
