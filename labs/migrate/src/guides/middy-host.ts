import createHandler from '@middy/core'
import httpCors from '@middy/http-cors'
import { withCors } from '@webcors/lambda'
import type { Answer } from '../conclude.ts'
import type { Pair } from './fetch-hosts.ts'

interface Event {
  readonly version: '2.0'
  readonly requestContext: { readonly http: { readonly method: string } }
  readonly headers: Readonly<Record<string, string>>
}

interface Result {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
}

const list = async (): Promise<Result> => ({
  statusCode: 200,
  headers: { 'X-Total': '1', Link: '</next>; rel="next"' },
})

/**
 * The option with which `@middy/http-cors` answers preflights. Without it, the handler would have
 * to.
 */
const ANSWERS = { disableBeforePreflightResponse: false }

export const MIDDY: Pair = {
  theirs: (options) =>
    serve(
      createHandler()
        .use(httpCors({ ...ANSWERS, ...options }))
        .handler(list) as never,
    ),
  ours: (options) =>
    serve(withCors(createHandler().handler(list) as never, options as { origin: '*' }) as never),
}

function serve(handler: (event: Event, context: object) => Promise<Result>) {
  return {
    origin: 'https://function.example',
    ask: async (method: string, path: string, headers: object): Promise<Answer> => {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
      const event = {
        version: '2.0',
        rawPath: path,
        requestContext: { http: { method, path } },
        headers: Object.fromEntries(lower) as Record<string, string>,
      } as const
      const { statusCode, headers: sent } = await handler(event, {})
      return { status: statusCode, headers: new Headers(sent) }
    },
  }
}
