import type { RequestListener, ServerResponse } from 'node:http'
import type { Headers } from '../page/types.ts'
import type { ExchangeLog, OpenExchange } from './exchange-log.ts'
import { requestUrl } from './request-url.ts'

/**
 * Records each request and response of a listener of `node:http`. The record is made at the edge of
 * the server, so that the page shows the sent response, whichever layer answered.
 */
export function recordExchanges(log: ExchangeLog, listener: RequestListener): RequestListener {
  return (request, response) => {
    const url = requestUrl(request)
    const id = url.searchParams.get('id')
    if (id === null) return listener(request, response)
    url.searchParams.delete('id')
    const exchange: OpenExchange = {
      method: request.method ?? '',
      path: url.pathname + url.search,
      requestHeaders: pairs(request.rawHeaders),
      decisions: [],
      handlerRan: false,
      response: null,
    }
    recordHead(response, exchange)
    log.during(id, exchange, () => listener(request, response))
  }
}

/**
 * Records the head in `writeHead`, through which every response passes: Node.js calls it if the
 * application did not.
 */
function recordHead(response: ServerResponse, exchange: OpenExchange): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse
  response.writeHead = (...args: unknown[]) => {
    const result = writeHead(...args)
    // Node.js sends a head that was passed to `writeHead` as it is, and keeps no copy of it.
    const set = Object.entries(response.getHeaders()).flatMap(([name, value]) => lines(name, value))
    const headers = set.length > 0 ? set : given(args.at(-1))
    exchange.response = { status: response.statusCode, headers }
    return result
  }
}

function given(headers: unknown): Headers {
  if (Array.isArray(headers)) return pairs(headers.flat().map(String))
  if (typeof headers !== 'object' || headers === null) return []
  return Object.entries(headers).flatMap(([name, value]) => lines(name, value))
}

function lines(name: string, value: unknown): Headers {
  return Array.isArray(value)
    ? value.map((line) => [name, String(line)] as const)
    : [[name, String(value)]]
}

function pairs(flat: readonly string[]): Headers {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : [],
  )
}
