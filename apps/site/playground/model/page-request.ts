import type { HeaderList } from '@webcors/doctor'

/** What a page asks for, and what the application behind the policy answers. */
export interface PageRequest {
  readonly origin: string
  readonly url: string
  readonly method: string
  readonly headers: HeaderList
  readonly credentials: 'omit' | 'same-origin' | 'include'
  /** Whether an upload is watched, which always needs a preflight. */
  readonly upload?: boolean
}

/** What the application answers, before the policy's headers. */
export interface Answer {
  readonly status: number
  readonly headers: HeaderList
}

/** Reads headers, one a line. What has no colon is a name without a value. */
export function parseHeaders(text: string): HeaderList {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = ''] = line.split(':', 1)
      return [name.trim(), line.slice(name.length + 1).trim()] as const
    })
}

/** Why the request cannot be sent at all; `null` where it can. */
export function problemOf({ origin, url, headers }: PageRequest, answer: Answer): string | null {
  if (!isOrigin(origin)) {
    return `Cannot use the page's origin ${JSON.stringify(origin)}: it is not an origin. Write one such as https://app.example.com, or null.`
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    return `Cannot ask for ${JSON.stringify(url)}: it is not an http URL. Write one such as https://api.example.com/orders.`
  }
  const bad = [...headers, ...answer.headers].find(([name, value]) => !isHeader(name, value))
  if (bad === undefined) return null
  return `Cannot send the header ${JSON.stringify(bad.join(': '))}: it is not a header. Write one a line, such as X-Cart: 1.`
}

function isOrigin(text: string): boolean {
  return text === 'null' || /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]+$/.test(text)
}

function isHeader(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name)
  } catch {
    return false
  }
}
