import { allow, type Deviation, stop } from './deviation.ts'

/**
 * Deviations in the cache of preflights: the time that a response is kept, and the requests that it
 * applies to.
 */
export const CACHE_DEVIATIONS: readonly Deviation[] = [
  {
    name: '`PUT` whose preflight is allowed and whose answer is not, twice',
    shown: 'wire',
    requests: [{ method: 'PUT', times: 2 }],
    stops: ({ api }) => ({
      [api]: {
        ...stop(allow()),
        actual: { status: 200, headers: [['Cache-Control', 'no-store']] },
      },
    }),
    standard: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT',
    seen: {
      chromium: 'OPTIONS(PUT), PUT, PUT',
      firefox: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT',
      webkit: 'OPTIONS(PUT), PUT, PUT',
    },
  },
  {
    name: '`PUT` and `Access-Control-Max-Age: 10s`, twice',
    shown: 'wire',
    requests: [{ method: 'PUT', times: 2 }],
    stops: ({ api }) => ({
      [api]: stop([...allow().slice(0, 3), ['Access-Control-Max-Age', '10s']]),
    }),
    standard: 'OPTIONS(PUT), PUT, PUT',
    seen: {
      chromium: 'OPTIONS(PUT), PUT, PUT',
      firefox: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT',
      webkit: 'OPTIONS(PUT), PUT, PUT',
    },
  },
  {
    name: '`X-A` under `Access-Control-Allow-Headers: *`, twice',
    shown: 'wire',
    requests: [{ headers: [['X-A', '1']], times: 2 }],
    stops: ({ api }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Headers', '*'],
        ['Access-Control-Max-Age', '600'],
      ]),
    }),
    standard: 'OPTIONS(GET x-a), GET, GET',
    seen: {
      chromium: 'OPTIONS(GET x-a), GET, GET',
      firefox: 'OPTIONS(GET x-a), GET, OPTIONS(GET x-a), GET',
      webkit: 'OPTIONS(GET x-a), GET, GET',
    },
  },
  {
    name: '`HEAD` with `X-A`, and no method listed, twice',
    shown: 'wire',
    requests: [{ method: 'HEAD', headers: [['X-A', '1']], times: 2 }],
    stops: ({ api }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Headers', 'X-A'],
        ['Access-Control-Max-Age', '600'],
      ]),
    }),
    standard: 'OPTIONS(HEAD x-a), HEAD, HEAD',
    seen: {
      chromium: 'OPTIONS(HEAD x-a), HEAD, HEAD',
      firefox: 'OPTIONS(HEAD x-a), HEAD, OPTIONS(HEAD x-a), HEAD',
      webkit: 'OPTIONS(HEAD x-a), HEAD, HEAD',
    },
  },
  {
    name: '`If-None-Match`, twice',
    shown: 'wire',
    requests: [{ headers: [['If-None-Match', '"1"']], times: 2 }],
    stops: ({ api }) => ({ [api]: stop(allow()) }),
    standard: 'OPTIONS(GET if-none-match), GET, GET',
    seen: {
      chromium: 'OPTIONS(GET if-none-match), GET, OPTIONS(GET if-none-match), GET',
      firefox: 'OPTIONS(GET if-none-match), GET, OPTIONS(GET if-none-match), GET',
      webkit: 'OPTIONS(GET if-none-match), GET, GET',
    },
  },
  {
    name: '`PUT`, then `POST` with upload progress, if only `PUT` is listed',
    shown: 'wire',
    requests: [
      { method: 'PUT' },
      { api: 'XMLHttpRequest', method: 'POST', body: 'body', upload: true },
    ],
    stops: ({ api }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Methods', 'PUT'],
        ['Access-Control-Max-Age', '600'],
      ]),
    }),
    standard: 'OPTIONS(PUT), PUT, OPTIONS(POST), POST',
    seen: {
      chromium: 'OPTIONS(PUT), PUT, POST',
      firefox: 'OPTIONS(PUT), PUT, POST',
      webkit: 'OPTIONS(PUT), PUT, POST',
    },
  },
  {
    name: '`PUT`, redirected with `307` to another origin, twice: the requests with `Origin: null`',
    shown: 'wire',
    requests: [{ method: 'PUT', times: 2 }],
    stops: ({ api, other }) => ({
      [api]: stop(allow(['Location', other]), 307),
      [other]: stop(allow()),
    }),
    standard: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, PUT',
    seen: {
      chromium: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, OPTIONS(PUT), PUT',
      firefox: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, PUT',
      webkit: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT, PUT, OPTIONS(PUT), PUT',
    },
  },
]
