import type { RequestListener, ServerResponse } from 'node:http'
import { createDocsListener } from '@webcors-apps/site/docs'
import type { Config } from '../page/types.ts'
import { firstPieceRead } from './api/in-pieces.ts'
import type { ExchangeLog } from './exchange-log.ts'
import { bundlePage } from './page-files.ts'
import { requestUrl } from './request-url.ts'

/** The response for a path. */
export interface File {
  readonly type: string
  readonly content: string | Uint8Array
}

/**
 * Serves the page and the record of the API's exchanges, both on the page's origin, so that no CORS
 * is needed.
 */
export function createPageServer(
  page: Config['page'],
  log: ExchangeLog,
  configOf: (host: string | null) => Promise<Config>,
): RequestListener {
  const { host } = new URL(page)
  const files = bundlePage()
  files.catch(() => {}) // The request for a file reports the error.

  const find = async ({ pathname, searchParams }: URL): Promise<File | null> => {
    switch (pathname) {
      case '/config.json':
        return json(await configOf(searchParams.get('host')))
      case '/wire':
        return json(log.find(searchParams.get('id') ?? ''))
      case '/read':
        firstPieceRead(searchParams.get('id') ?? '')
        return json(null)
      default:
        return (await files).get(pathname) ?? null
    }
  }

  const serveDocs = createDocsListener('/docs/')
  return (request, response) => {
    const url = requestUrl(request)
    // The policies name one origin, so a user who types the other name of this machine is
    // redirected there.
    if (request.headers.host !== host) {
      response.writeHead(307, { Location: page }).end()
      return
    }
    if (url.pathname.startsWith('/docs/')) return serveDocs(request, response)
    find(url).then(
      (file) => send(response, file),
      (error: unknown) => {
        console.error(error)
        response.writeHead(500).end()
      },
    )
  }
}

function json(value: unknown): File {
  return { type: 'application/json', content: JSON.stringify(value) }
}

function send(response: ServerResponse, file: File | null): void {
  if (file === null) {
    response.writeHead(404).end()
    return
  }
  // With "no-store", a reader who comes back from the docs would not find the page as it was.
  response.writeHead(200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' })
  response.end(file.content)
}
