import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { launchChromium, type Page } from '@webcors-labs/testing/pages'
import { build } from 'esbuild'
import type { PageClients, Seen, Use } from './page.ts'

declare global {
  var clients: PageClients
}

/** A page with the clients in it. */
export interface ClientPage {
  readonly page: Page
  readonly origin: string
  /** Calls a tool from the page. */
  use(call: Use): Promise<Seen>
  /** Calls a tool from a worker of the page. */
  useInWorker(call: Use): Promise<Seen | string>
  /** Names of all request headers that begin with `mcp-`. */
  readonly mcpHeaders: Set<string>
}

/** Opens Chromium with two pages: the servers of the recipe allow only the first. */
export interface Lab {
  readonly allowed: ClientPage
  readonly denied: ClientPage
  /** Opens a page of an attacker's name that leads to this computer, at the port of a server. */
  openRebound(port: string): Promise<ClientPage>
  close(): Promise<void>
}

const REBOUND = 'rebound.example'
const ARGUMENTS = [
  `--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`,
  // Local Network Access would stop a rebound page before it sends a request, but other and older
  // browsers do not have this protection.
  '--disable-features=LocalNetworkAccessChecks',
]
const PAGE = '<!doctype html><title>A page</title>'

export async function openLab(): Promise<Lab> {
  const [bundle, browser] = await Promise.all([bundleClients(), launchChromium(ARGUMENTS)])
  const site = await serveSite(bundle)
  const { port } = site.address() as AddressInfo

  async function open(origin: string, isRebound = false): Promise<ClientPage> {
    // The page has its own context, because Playwright answers all preflights itself in a context
    // with a route.
    const context = await browser.newContext()
    if (isRebound) {
      // The page comes from the attacker's own server, before the name is rebound.
      await context.route(`${origin}/`, (route) =>
        route.fulfill({ contentType: 'text/html', body: PAGE }),
      )
    }
    const page = await context.newPage()
    const mcpHeaders = new Set<string>()
    page.on('request', (request) => {
      for (const name of Object.keys(request.headers())) {
        if (name.startsWith('mcp-')) mcpHeaders.add(name)
      }
    })
    await page.goto(origin)
    await page.addScriptTag({ content: bundle })
    return {
      page,
      origin,
      mcpHeaders,
      use: (call) => page.evaluate((asked) => clients.use(asked), call),
      useInWorker: (call) => page.evaluate(askWorker, call),
    }
  }

  return {
    // The programs of the recipe allow any port of `localhost`, but not 127.0.0.1.
    allowed: await open(`http://localhost:${port}`),
    denied: await open(`http://127.0.0.1:${port}`),
    openRebound: (reboundPort) => open(`http://${REBOUND}:${reboundPort}`, true),
    async close() {
      await browser.close()
      site.close()
    },
  }
}

/** Runs in the page: starts a worker that calls the tool. */
function askWorker(call: Use): Promise<Seen | string> {
  const worker = new Worker(`/worker.js#${encodeURIComponent(JSON.stringify(call))}`)
  return new Promise<Seen | string>((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
    worker.addEventListener('message', ({ data }) => {
      worker.terminate()
      resolve(data as Seen | string)
    })
  })
}

async function serveSite(bundle: string): Promise<Server> {
  const call = 'JSON.parse(decodeURIComponent(location.hash.slice(1)))'
  const worker = `${bundle}clients.use(${call}).catch(String).then(postMessage)`
  const server = createServer(({ url }, response) => {
    const [type, body] = url === '/worker.js' ? ['text/javascript', worker] : ['text/html', PAGE]
    response.writeHead(200, { 'Content-Type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

async function bundleClients(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  })
  return `${outputFiles[0]?.text}\n`
}
