import { createProxy } from '../node/create-proxy.js'

const CORS = { origin: 'https://app.example.com' } as const
const limit = { perMinute: 60 }

createProxy({ targets: { '/api': 'https://api.example.com' }, limit }, CORS)
createProxy(
  { targets: { '/api': { url: 'https://api.example.com', methods: ['PUT'] } }, limit: 'none' },
  { origin: '*' },
)
createProxy(
  {
    targets: {
      '/api': { url: 'https://api.example.com', headers: { Authorization: process.env['TOKEN'] } },
    },
    limit: async ({ headers, address }, { mount }) =>
      headers.has('x') && address !== null && mount === '/api',
    authorize: ({ headers }) => headers.get('cookie') === 'a',
    onExchange: ({ ended, ms }) => void [ended, ms.total],
  },
  { origin: ['https://app.example.com'], credentials: true },
)

const url = 'https://api.example.com'
const targets = { '/api': url } as const

// @ts-expect-error -- a limit must be written
createProxy({ targets }, CORS)
// @ts-expect-error -- the policy must be written
createProxy({ targets, limit })
// @ts-expect-error -- a mount begins with a slash
createProxy({ targets: { api: url }, limit }, CORS)
// @ts-expect-error -- a target has a scheme
createProxy({ targets: { '/api': 'api.example.com' }, limit }, CORS)
// @ts-expect-error -- the scheme of a target is http or https
createProxy({ targets: { '/api': 'ftp://example.com' }, limit }, CORS)
// @ts-expect-error -- the option is called `methods`
createProxy({ targets: { '/api': { url, method: ['GET'] } }, limit }, CORS)
// @ts-expect-error -- a dangerous option is `true` or left out
createProxy({ targets: { '/api': { url, dangerouslyAllowInsecure: false } }, limit }, CORS)
// @ts-expect-error -- the methods of the policy follow from the targets
createProxy({ targets, limit }, { ...CORS, methods: ['PUT'] })
// @ts-expect-error -- `redirects` has no such value
createProxy({ targets: { '/api': { url, redirects: 'manual' } }, limit }, CORS)
