/** The requests that the page sends to the API. Each returns the part of the response that the page can read. */
export const requests: Readonly<Record<string, (api: string) => Promise<unknown>>> = {
  'log-in': async (api) => {
    const response = await fetch(`${api}/api/login`, { method: 'POST', credentials: 'include' })
    return response.status
  },
  add: async (api) => {
    const response = await fetch(`${api}/api/books`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: 'Parable of the Sower' }),
    })
    return { status: response.status, ...(await response.json()) }
  },
  rename: async (api) => {
    const found = await fetch(`${api}/api/books/1`, { credentials: 'include' })
    const response = await fetch(`${api}/api/books/1`, {
      method: 'PUT',
      credentials: 'include',
      headers: { 'If-Match': found.headers.get('ETag') ?? '', 'X-Desk': '4' },
      body: JSON.stringify({ title: 'The Dispossessed' }),
    })
    return { status: response.status, etag: response.headers.get('ETag') }
  },
  'upload-cover': (api) => {
    const request = new XMLHttpRequest()
    let reports = 0
    request.upload.addEventListener('progress', () => reports++)
    request.open('POST', `${api}/api/books/1/cover`)
    request.withCredentials = true
    request.send(new Blob([new Uint8Array(500_000)]))
    return new Promise((resolve) => {
      request.addEventListener('loadend', () =>
        resolve({
          status: request.status,
          body: request.responseText,
          reported: reports > 0,
        }),
      )
    })
  },
  'redirect-that-is-thrown': async (api) => {
    const { redirected, status } = await fetch(`${api}/api/random`)
    return { redirected, status }
  },
  'not-found-that-is-thrown': async (api) => (await fetch(`${api}/api/books/99`)).status,
  'error-that-is-thrown': async (api) => {
    const response = await fetch(`${api}/api/books/1`, {
      method: 'PUT',
      headers: { 'If-Match': '"old"' },
      body: '{}',
    })
    return { status: response.status, ...(await response.json()) }
  },
  news: (api) => {
    const titles: string[] = []
    const source = new EventSource(`${api}/api/news`, { withCredentials: true })
    source.addEventListener('message', ({ data }) => titles.push(data))
    return new Promise((resolve) => {
      source.addEventListener('error', () => {
        source.close()
        resolve(titles)
      })
    })
  },
  'opening-hours': async (api) => (await fetch(`${api}/api/hours`)).json(),
  cover: async (api) => (await fetch(`${api}/covers/1.svg`)).headers.get('Content-Type'),
  catalogue: async (api) => (await fetch(`${api}/api/catalogue`)).json(),
  'error-of-a-page-api': async (api) => {
    const response = await fetch(`${api}/api/catalogue?sort=shelf`)
    return { status: response.status, body: await response.text() }
  },
}
