import { CONTENTS } from '../hosts/contents.ts'
import { allow, type Deviation, stop } from './deviation.ts'

const FONT = Buffer.from(CONTENTS.font.body).toString('latin1')

/** Deviations in the messages on the wire and in their results. */
export const WIRE_DEVIATIONS: readonly Deviation[] = [
  {
    name: '`PUT`, redirected with `303` to another origin, which makes it a `GET`',
    shown: 'wire',
    requests: [{ method: 'PUT' }],
    stops: ({ api, other }) => ({
      [api]: stop(allow(['Location', other]), 303),
      [other]: stop(allow()),
    }),
    standard: 'OPTIONS(PUT), PUT, GET',
    seen: {
      chromium: 'OPTIONS(PUT), PUT, GET',
      firefox: 'OPTIONS(PUT), PUT, OPTIONS(GET), GET',
      webkit: 'OPTIONS(PUT), PUT, OPTIONS(GET), GET',
    },
  },
  {
    name: '`POST` with `Authorization`, which a redirect to another origin drops, and `X-A`',
    shown: 'wire',
    requests: [
      {
        method: 'POST',
        headers: [
          ['Authorization', 'x'],
          ['X-A', '1'],
        ],
      },
    ],
    stops: ({ api, other }) => ({
      [api]: stop(allow(['Location', other]), 307),
      [other]: stop(allow()),
    }),
    standard: 'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST x-a), POST',
    seen: {
      chromium: 'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST x-a), POST',
      firefox: 'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST x-a), POST',
      webkit: 'OPTIONS(POST authorization,x-a), POST, OPTIONS(POST authorization,x-a), POST',
    },
  },
  {
    name: '`DELETE`, redirected with `307` to another origin',
    shown: 'wire',
    requests: [{ method: 'DELETE' }],
    stops: ({ api, other }) => ({
      [api]: stop(allow(['Location', other]), 307),
      [other]: stop(allow()),
    }),
    standard: 'OPTIONS(DELETE), DELETE, OPTIONS(DELETE), DELETE',
    seen: {
      chromium: 'OPTIONS(DELETE), DELETE, OPTIONS(DELETE), DELETE',
      firefox: 'OPTIONS(DELETE), DELETE, OPTIONS(DELETE), DELETE',
      webkit: 'OPTIONS(DELETE), DELETE, OPTIONS(GET), GET',
    },
  },
  {
    name: '`PUT`, redirected with `307` to another origin: the `Origin` of each request',
    shown: 'wire with origins',
    requests: [{ method: 'PUT' }],
    stops: ({ api, other }) => ({
      [api]: stop(allow(['Location', other]), 307),
      [other]: stop(allow()),
    }),
    standard: 'OPTIONS(PUT) page, PUT page, OPTIONS(PUT) null, PUT null',
    seen: {
      chromium: 'OPTIONS(PUT) page, PUT page, OPTIONS(PUT) null, PUT null',
      firefox: 'OPTIONS(PUT) page, PUT page, OPTIONS(PUT) page, PUT null',
      webkit: 'OPTIONS(PUT) page, PUT page, OPTIONS(PUT) null, PUT null',
    },
  },
  {
    name: '`PUT`, redirected with `307` to the page’s own origin, whose answer to the preflight has no CORS headers',
    shown: 'wire',
    requests: [{ method: 'PUT' }],
    stops: ({ api, own }) => ({
      [api]: stop(allow(['Location', own]), 307),
      [own]: { ...stop(allow()), preflight: { status: 204, headers: allow().slice(1) } },
    }),
    standard: 'OPTIONS(PUT), PUT, OPTIONS(PUT)',
    seen: {
      chromium: 'OPTIONS(PUT), PUT, OPTIONS(PUT)',
      firefox: 'OPTIONS(PUT), PUT, OPTIONS(PUT), PUT',
      webkit: 'OPTIONS(PUT), PUT, OPTIONS(PUT)',
    },
  },
  {
    name: '`PUT` with upload progress, and no method listed',
    shown: 'wire',
    requests: [{ api: 'XMLHttpRequest', method: 'PUT', body: 'body', upload: true }],
    stops: ({ api }) => ({ [api]: stop([['Access-Control-Allow-Origin', '*']]) }),
    standard: 'OPTIONS(PUT), PUT',
    seen: { chromium: 'OPTIONS(PUT)', firefox: 'OPTIONS(PUT)', webkit: 'OPTIONS(PUT)' },
  },
  {
    name: '`GET` with a listener for upload progress, and without a body',
    shown: 'wire',
    requests: [{ api: 'XMLHttpRequest', upload: true }],
    stops: ({ api }) => ({ [api]: stop(allow()) }),
    standard: 'OPTIONS(GET), GET',
    seen: { chromium: 'GET', firefox: 'OPTIONS(GET), GET', webkit: 'OPTIONS(GET), GET' },
  },
  {
    name: '`Authorization` under `Access-Control-Allow-Headers: *`, twice',
    shown: 'wire',
    requests: [{ headers: [['Authorization', 'x']], times: 2 }],
    stops: ({ api }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Headers', '*'],
        ['Access-Control-Max-Age', '600'],
      ]),
    }),
    standard: 'OPTIONS(GET authorization), OPTIONS(GET authorization)',
    seen: {
      chromium: 'OPTIONS(GET authorization), GET, OPTIONS(GET authorization), GET',
      firefox: 'OPTIONS(GET authorization), GET, OPTIONS(GET authorization), GET',
      webkit: 'OPTIONS(GET authorization), GET, GET',
    },
  },
  {
    name: '`User-Agent`, set by the script',
    shown: 'wire',
    requests: [{ headers: [['User-Agent', 'mine']] }],
    stops: ({ api }) => ({ [api]: stop(allow()) }),
    standard: 'OPTIONS(GET user-agent), GET',
    seen: {
      chromium: 'GET',
      firefox: 'OPTIONS(GET user-agent), GET',
      webkit: 'OPTIONS(GET user-agent), GET',
    },
  },
  {
    name: 'A font from a server that allows no origin',
    shown: 'outcome',
    requests: [{ api: 'font' }],
    stops: ({ api }) => ({ [api]: stop([['Content-Type', 'font/woff']], 200, FONT) }),
    standard: 'blocked',
    seen: { chromium: 'blocked', firefox: 'blocked', webkit: 'loaded' },
  },
  {
    name: '`EventSource` that reconnects with `Last-Event-ID`',
    shown: 'wire',
    requests: [{ api: 'EventSource', messages: 2 }],
    stops: ({ api }) => ({
      [api]: stop(
        [
          ['Access-Control-Allow-Origin', '*'],
          ['Content-Type', 'text/event-stream'],
        ],
        200,
        'retry: 10\nid: 7\ndata: x\n\n',
      ),
    }),
    standard: 'GET, GET',
    seen: { chromium: 'GET, GET', firefox: 'GET, GET', webkit: 'GET, GET' },
  },
]
