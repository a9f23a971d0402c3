import { main } from '../src/main.js'
import { serve } from './folder.test-util.js'

export const APP = 'https://app.example.com'

export const LINE = `Access to fetch at 'https://api.example.com/' from origin '${APP}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`

export const json = async <T>(...args: string[]): Promise<T> =>
  JSON.parse((await main([...args, '--json'])).stdout) as T

/** Starts a server that allows one origin, and adds the given headers to its responses. */
export const allowing = (more: Readonly<Record<string, string>> = {}): Promise<string> =>
  serve((request, response) => {
    response.setHeader('Vary', 'Origin')
    if (request.headers.origin === APP) response.setHeader('Access-Control-Allow-Origin', APP)
    for (const [name, value] of Object.entries(more)) response.setHeader(name, value)
    response.statusCode = request.method === 'OPTIONS' ? 204 : 200
    response.end()
  })
