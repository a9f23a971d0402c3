/** The state of the playground's form. */
export interface BenchState {
  readonly policy: string
  readonly origin: string
  readonly url: string
  readonly method: string
  readonly credentials: string
  /** The request headers, one on each line. */
  readonly headers: string
  readonly status: string
  /** The headers of the application's response, one on each line. */
  readonly answer: string
  /** The host or server whose configuration the page shows. */
  readonly target: string
}

/** The state at the start. */
export const DEFAULT_STATE: BenchState = {
  policy: `{
  origin: ['https://app.example.com', 'http://localhost:*'],
  credentials: true,
  methods: ['GET', 'PUT'],
  allowedHeaders: ['Content-Type'],
  exposedHeaders: ['X-Total-Count'],
}`,
  origin: 'https://app.example.com',
  url: 'https://api.example.com/orders',
  method: 'PUT',
  credentials: 'include',
  headers: 'Content-Type: application/json\nX-Cart: 7',
  status: '200',
  answer: 'Content-Type: application/json\nX-Total-Count: 42\nX-Served-By: node-3',
  target: 'express',
}

/** Examples: a title, and the differences from the default state. */
export const EXAMPLES: readonly (readonly [title: string, state: Partial<BenchState>])[] = [
  ['A header that is not listed', {}],
  ['A cookie session that works', { method: 'PUT', headers: 'Content-Type: application/json' }],
  [
    'An origin that is not listed',
    { origin: 'https://www.example.com', method: 'GET', headers: '' },
  ],
  [
    'A public API',
    { policy: "{ origin: '*' }", origin: 'https://any.example.org', credentials: 'omit' },
  ],
  ['Cookies for everyone: refused', { policy: "{ origin: '*', credentials: true }" }],
  [
    'Preview deployments',
    {
      policy: `{
  origin: ['https://shop.example.com', 'https://shop-*-myteam.vercel.app'],
  credentials: true,
}`,
      origin: 'https://shop-pr-12-myteam.vercel.app',
    },
  ],
  [
    'Request forgery, stopped',
    {
      policy: `{
  origin: 'https://app.example.com',
  credentials: true,
  crossOriginProtection: true,
}`,
      origin: 'https://evil.example.net',
      method: 'POST',
      headers: 'Content-Type: text/plain',
    },
  ],
]
