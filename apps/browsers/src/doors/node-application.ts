import type { IncomingMessage, ServerResponse } from 'node:http'
import { askedOf, bodyOf, headersOf } from './application.ts'

/** The application for whoever has Node's own objects. */
export function nodeApplication({ url = '' }: IncomingMessage, response: ServerResponse): void {
  const asked = askedOf(url)
  response.writeHead(asked.status, headersOf(asked))
  response.end(bodyOf(asked) ?? '')
}
