import type { HeaderList, RequestMessage } from '../simulate/http-message.js'

/** Returns the headers of a request, with those that a browser adds to it. */
export function sentHeaders({ method, headers, body }: RequestMessage): HeaderList {
  const has = (name: string): boolean => headers.some(([other]) => other.toLowerCase() === name)
  const all = [...headers]
  if (!has('accept')) all.push(['Accept', '*/*'])
  if (!has('user-agent')) all.push(['User-Agent', 'webcors-doctor'])
  // Without a length, Node.js would send the body in chunks, which browsers do not do.
  const mayHaveBody = method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
  if (body !== undefined || mayHaveBody) {
    all.push(['Content-Length', String(new TextEncoder().encode(body ?? '').length)])
  }
  return all
}

/** Groups a list in which names and values alternate into header lines. */
export function pairs(raw: readonly string[]): HeaderList {
  const headers: [string, string][] = []
  for (let at = 0; at < raw.length; at += 2) headers.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return headers
}
