import { askedOf, bodyOf, headersOf } from './application.ts'

/** The common part of Node's responses for HTTP/1.1 and HTTP/2. */
interface NodeResponse {
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown
  end(body: Uint8Array | string): unknown
}

/** Runs the application for hosts with Node's own objects. */
export function nodeApplication(
  { url = '' }: { readonly url?: string | undefined },
  response: NodeResponse,
): void {
  const asked = askedOf(url)
  response.writeHead(asked.status, headersOf(asked))
  response.end(bodyOf(asked) ?? '')
}
