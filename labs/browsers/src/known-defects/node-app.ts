import type { RequestListener, ServerResponse } from 'node:http'
import { withCors } from '@webcors/node'
import { listen } from '../hosts/listen.ts'
import {
  EVENT,
  EVENTS,
  PLAIN,
  partsOf,
  redirectedFrom,
  SIMPLE,
  type StartKnownDefects,
} from './application.ts'

export const startNodeKnownDefects: StartKnownDefects = ({ policyOf, note }) => {
  const listener: RequestListener = (request, response) => {
    const { method = '', url = '' } = request
    const { route } = partsOf(url)
    note(method, url)
    if (route === 'behind-sign-in' && !request.headers.authorization) {
      response.writeHead(401, PLAIN).end('sign in')
      return
    }
    switch (route) {
      case 'own-options':
        response.writeHead(200, PLAIN).end(method === 'OPTIONS' ? 'own' : 'body')
        return
      case 'put-only':
        response.writeHead(method === 'PUT' ? 200 : 405).end('body')
        return
      case 'throw':
        throw new Error('thrown')
      case 'invalid':
        response.statusCode = 422
        response.end('invalid')
        return
      case 'redirect':
        response.writeHead(302, { Location: redirectedFrom(url) }).end()
        return
      case 'stream':
        response.writeHead(201, PLAIN)
        writeParts(response, ['one ', 'two'])
        return
      case 'events':
        response.writeHead(200, EVENTS)
        writeParts(response, [EVENT])
        return
      default: {
        const headers = SIMPLE[route]
        if (headers) response.writeHead(200, headers).end('body')
        else response.writeHead(404).end()
      }
    }
  }
  return listen(
    withCors(listener, ({ url = '' }) => policyOf(url), {
      onError: (_error, _request, response) => void response.writeHead(500).end('failed'),
    }),
  )
}

/** Sends the parts of a body one after the other. */
export function writeParts(response: ServerResponse, parts: readonly string[]): void {
  const [first, ...rest] = parts
  if (first === undefined) {
    response.end()
    return
  }
  response.write(first)
  setTimeout(() => writeParts(response, rest), 20)
}
