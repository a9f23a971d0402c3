import type { Handler } from './handlers.ts'

/**
 * Adds CORS as it is often written by hand, for comparison: the headers are set on the response
 * that the handler returns.
 */
export function withHandWrittenCors(handler: Handler, page: string): Handler {
  return async (request) => {
    const response = await handler(request)
    response.headers.append('Access-Control-Allow-Origin', page)
    response.headers.append('Vary', 'Origin')
    return response
  }
}

export const HAND_WRITTEN = `async (request) => {
  const response = await handler(request)
  response.headers.append('Access-Control-Allow-Origin', origin)
  response.headers.append('Vary', 'Origin')
  return response
}`

/**
 * Serves the routes of `/errors` and `/responses` that lose their headers with CORS written by
 * hand.
 */
export function createLosingHandler(fetchUpstream: () => Promise<Response>): Handler {
  return async (request) => {
    const url = new URL(request.url)
    switch (url.pathname) {
      case '/by-hand/throw':
        throw new Error('The database is away')
      case '/by-hand/redirect':
        return Response.redirect(new URL(`/public/weather${url.search}`, url))
      case '/by-hand/upstream': {
        // The headers of a fetched response are immutable, so code written by hand copies the
        // response.
        const upstream = await fetchUpstream()
        return new Response(upstream.body, upstream)
      }
      default:
        return Response.json({ error: 'No such page' }, { status: 404 })
    }
  }
}
