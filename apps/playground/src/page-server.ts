import { readFile } from 'node:fs/promises'
import type { RequestListener, ServerResponse } from 'node:http'
import type { Config } from '../page/types.ts'
import type { ExchangeLog } from './exchange-log.ts'
import { requestUrl } from './request-url.ts'

const FOLDER = new URL('../page/', import.meta.url)
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** Serves the page's files as they are, and tells it what the API saw: all of one origin, so without CORS. */
export function createPageServer(
  log: ExchangeLog,
  config: (door: string | null) => Config,
): RequestListener {
  return (request, response) => {
    const { page } = config(null)
    // The policies name one origin. Whoever types the other name of this machine is taken there.
    if (request.headers.host !== new URL(page).host) {
      response.writeHead(307, { Location: page }).end()
      return
    }
    const url = requestUrl(request)
    if (url.pathname === '/config.json') return json(response, config(url.searchParams.get('door')))
    if (url.pathname === '/wire') return json(response, log.find(url.searchParams.get('id') ?? ''))
    void file(response, url.pathname === '/' ? '/index.html' : url.pathname)
  }
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify(value))
}

async function file(response: ServerResponse, pathname: string): Promise<void> {
  // Names without a dot or an escape in them cannot lead out of the folder.
  const [, extension = ''] = /^(?:\/[a-z-]+)+\.(html|css|js)$/.exec(pathname) ?? []
  const type = TYPES[extension]
  const content =
    type === undefined ? null : await readFile(new URL(`.${pathname}`, FOLDER)).catch(() => null)
  if (content === null) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' })
  response.end(content)
}
