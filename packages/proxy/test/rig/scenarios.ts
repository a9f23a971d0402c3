import type { ProxyCorsOptions, ProxyOptions } from '../../src/options/proxy-options.js'

/**
 * The ports of the servers that stand for the internet (127.0.0.2) and for a private network
 * (127.0.0.1).
 */
export interface Ports {
  readonly publicPort: number
  readonly privatePort: number
  readonly tlsPort: number
  /** The certificate authority of `tls.pub.test`. It is absent without OpenSSL. */
  readonly ca?: string
}

export interface Scenario {
  readonly options: ProxyOptions
  readonly cors: ProxyCorsOptions
}

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const INSECURE = { dangerouslyAllowInsecure: true } as const

/** Proxies with the options that tests need. The server of each host runs all of them. */
export function scenarios(
  { publicPort, privatePort, tlsPort, ca }: Ports,
  hasGuard: boolean,
): Record<string, Scenario> {
  // A host that has only fetch() accepts no resolver, so names cannot be used.
  const api = hasGuard
    ? (`http://public.pub.test:${publicPort}` as const)
    : (`http://127.0.0.2:${publicPort}` as const)
  const secret = {
    url: `${api}/secret`,
    headers: { Authorization: 'Bearer s3cr3t-t0ken', 'X-Api-Key': 'k3y-k3y-k3y' },
    query: { appid: 'qu3ry/secret' },
    methods: METHODS,
    dangerouslyAllowAnyCaller: true,
    ...INSECURE,
  } as const
  const anyHost = { url: 'http://*.pub.test:*', ...INSECURE } as const
  const targets: Record<`/${string}`, ProxyOptions['targets']['/x']> = {
    '/up': {
      url: api,
      methods: METHODS,
      requestHeaders: ['X-Api-Version', 'Authorization'],
      ...INSECURE,
    },
    '/v1': { url: `${api}/base/v1`, ...INSECURE },
    '/paths': { url: `${api}/base`, paths: ['/weather', '/users/*'], ...INSECURE },
    '/follow': { url: `${api}/follow`, redirects: 'follow', methods: METHODS, ...INSECURE },
    '/refuse': { url: `${api}/refuse`, redirects: 'refuse', ...INSECURE },
    '/json': { url: `${api}/json`, contentTypes: ['application/json', 'image/*'], ...INSECURE },
    '/secret': secret,
    '/secret-follow': { ...secret, url: `${api}/secret-follow`, redirects: 'follow' },
    '/public-values': {
      url: `${api}/public-values`,
      // Public values, and secrets of seven and of eight characters.
      query: {
        format: 'json',
        type: 'application/json',
        v: '2',
        a: 's3v3n-c',
        b: 'e1ght-ch',
        c: 'tw0 w0rds',
      },
      dangerouslyAllowAnyCaller: true,
      ...INSECURE,
    },
    ...(hasGuard && {
      '/any': anyHost,
      '/private': { url: `http://private.pub.test:${privatePort}`, ...INSECURE },
      '/inside': {
        url: `http://127.0.0.1:${privatePort}`,
        privateNetwork: true,
        redirects: 'follow',
      },
      ...(ca && {
        '/tls': { url: `https://tls.pub.test:${tlsPort}`, ca },
        '/wrong-name': { url: `https://other-name.pub.test:${tlsPort}`, ca },
      }),
      '/untrusted': { url: `https://tls.pub.test:${tlsPort}` },
    }),
  }
  const cors = { origin: ['https://app.example.com', 'http://localhost:*'] } as const
  const base = {
    targets,
    limit: 'none',
    timeouts: { connectSeconds: 1, headersSeconds: 1, idleSeconds: 0.7 },
  } as const satisfies ProxyOptions
  const one = { '/up': { url: api, methods: METHODS, ...INSECURE } } as const
  return {
    plain: { options: base, cors },
    patient: {
      options: { targets: one, limit: 'none', maxRequestBytes: 2 ** 31, maxResponseBytes: 2 ** 33 },
      cors,
    },
    small: {
      options: {
        ...base,
        targets: one,
        maxRequestBytes: 1000,
        maxResponseBytes: 1000,
        maxConcurrent: 2,
      },
      cors,
    },
    limited: { options: { ...base, targets: one, limit: { perMinute: 3 } }, cors },
    keyed: {
      options: {
        ...base,
        targets: one,
        limit: {
          perMinute: 2,
          key: ({ headers, address }) => {
            const key = headers.get('prefer') ?? String(address)
            if (key === 'throw') throw new Error('no key')
            return key
          },
        },
      },
      cors,
    },
    asked: {
      options: {
        ...base,
        targets: one,
        limit: async ({ headers }) => {
          const wish = headers.get('prefer')
          if (wish === 'throw') throw new Error('Redis is away')
          if (wish === 'later') return { allowed: false, retryAfterSeconds: 17 }
          return wish === 'yes'
        },
      },
      cors,
    },
    authorized: {
      options: {
        ...base,
        targets: {
          '/secret': secret,
          '/up': { ...one['/up'] },
          ...(hasGuard && { '/any': { ...anyHost, redirects: 'follow' } }),
        },
        authorize: ({ headers }, { mount, origin }) => {
          const token = headers.get('authorization')
          if (token === 'throw') throw new Error('no')
          if (token === 'promise') return Promise.resolve(true)
          if (token === 'truthy') return 'yes' as never
          if (token === 'reject') return Promise.reject(new Error('no'))
          if (token === 'never') return new Promise(() => undefined)
          if (token === `let me in to ${origin}`) return true
          return token === `let me in to ${mount}` || headers.get('cookie') === 'session=1'
        },
      },
      cors: { origin: 'https://app.example.com', credentials: true },
    },
    embeddable: { options: { ...base, targets: one, embeddable: true }, cors },
    public: { options: { ...base, targets: one }, cors: { origin: '*' } },
  }
}
