import type { Page } from './chromium.ts'

/** Calls `fetch` in the page, and returns its result for the script. */
export function fetchIn(
  page: Page,
  url: string,
  init: RequestInit = {},
): Promise<
  | { readonly status: number; readonly redirected: boolean; readonly body: string }
  | { readonly error: string }
> {
  return page.evaluate(
    async ([target, options]) => {
      try {
        const response = await fetch(target, options)
        const { status, redirected } = response
        return { status, redirected, body: await response.text() }
      } catch (error) {
        return { error: String(error) }
      }
    },
    [url, init] as const,
  )
}

/**
 * Uploads 100 kB with credentials and a listener for progress. The listener makes the browser send
 * a preflight.
 */
export function uploadIn(
  page: Page,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly sent: number; readonly body: string }> {
  return page.evaluate(
    ([verb, target, fields]) =>
      new Promise<{ status: number; sent: number; body: string }>((resolve) => {
        const request = new XMLHttpRequest()
        let sent = 0
        request.upload.addEventListener('progress', ({ loaded }) => {
          sent = loaded
        })
        request.addEventListener('loadend', () => {
          resolve({ status: request.status, sent, body: request.responseText })
        })
        request.open(verb, target)
        request.withCredentials = true
        for (const [name, value] of Object.entries(fields)) request.setRequestHeader(name, value)
        request.send(new Blob(['x'.repeat(100_000)], { type: 'image/png' }))
      }),
    [method, url, headers] as const,
  )
}

/** Returns the data of the server-sent events until the stream ends or fails. */
export function readEventsIn(page: Page, url: string): Promise<string[]> {
  return page.evaluate(
    (target) =>
      new Promise<string[]>((resolve) => {
        const source = new EventSource(target, { withCredentials: true })
        const data: string[] = []
        source.addEventListener('message', (event) => data.push(String(event.data)))
        source.addEventListener('error', () => {
          source.close()
          resolve(data)
        })
      }),
    url,
  )
}
