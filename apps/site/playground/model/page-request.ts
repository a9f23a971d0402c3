import type { HeaderList } from '@webcors/doctor'

/** The request of a page. */
export interface PageRequest {
  readonly origin: string
  readonly url: string
  readonly method: string
  readonly headers: HeaderList
  readonly credentials: 'omit' | 'same-origin' | 'include'
  /** Whether the page listens to the progress of the upload, which always causes a preflight. */
  readonly upload?: boolean
}

/** The response of the application, without the policy's headers. */
export interface Answer {
  readonly status: number
  readonly headers: HeaderList
}

/** Reads headers, one from each line. A line without a colon is a name without a value. */
export function parseHeaders(text: string): HeaderList {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = ''] = line.split(':', 1)
      return [name.trim(), line.slice(name.length + 1).trim()] as const
    })
}

/** Returns the reason why a browser cannot send the request; `null` if it can. */
export function problemOf({ origin, url, headers }: PageRequest, answer: Answer): string | null {
  if (!isOrigin(origin)) {
    return `Cannot use the page's origin ${JSON.stringify(origin)}: it is not an origin. Write one such as https://app.example.com, or null.`
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    return `Cannot ask for ${JSON.stringify(url)}: it is not an http URL. Write one such as https://api.example.com/orders.`
  }
  const bad = [...headers, ...answer.headers].find(([name, value]) => !isHeader(name, value))
  if (bad === undefined) return null
  return `Cannot send the header ${JSON.stringify(bad.join(': '))}: it is not a header. Write one on each line, such as X-Cart: 1.`
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
