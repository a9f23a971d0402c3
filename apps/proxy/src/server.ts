// Three servers: a page, an API of another owner, and the proxy between them.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createProxyListener } from '@webcors/proxy/node'
import { api, API_KEY } from './api.ts'
import { page } from './page.ts'

const port = Number(process.env['PORT'] ?? 3000)

const apiUrl = await listen(api, 0)
let proxyUrl = ''
const pageUrl = await listen(
  page(() => ({ proxy: proxyUrl, api: apiUrl })),
  port,
)

proxyUrl = await listen(
  createProxyListener(
    {
      targets: {
        '/weather': {
          url: `${apiUrl}/weather`,
          query: { appid: API_KEY },
          paths: ['/harbor'],
          contentTypes: ['application/json'],
          privateNetwork: true, // The made-up API is on this computer.
          dangerouslyAllowAnyCaller: true, // Its key is worth nothing.
        },
        '/maps': { url: `${apiUrl}/maps`, contentTypes: ['image/*'], privateNetwork: true },
        '/events': { url: `${apiUrl}/events`, privateNetwork: true },
        // Hostile documents, which must not run on the origin of the proxy when a page opens them.
        '/hostile': { url: `${apiUrl}/hostile`, privateNetwork: true },
      },
      limit: { perMinute: 600 },
      onExchange: ({ method, path, status, code, ms }) => {
        console.error(method, path, status, code ?? '', `${Math.round(ms.total)} ms`)
      },
    },
    { origin: pageUrl },
  ),
  0,
)

console.log(`The page: ${pageUrl}/`)

function listen(listener: RequestListener, at: number): Promise<`http://${string}`> {
  const server = createServer(listener)
  return new Promise((resolve) => {
    server.listen(at, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
