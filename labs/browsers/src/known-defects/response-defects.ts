import { APP, EVIL, FOR_APP, type KnownDefect } from './known-defect.ts'

const TWO = [APP, 'https://shop.example.com'] as const
/** A page of the same site, because browsers keep separate caches for other sites. */
const SAME_SITE = 'https://evil.example.com'

/** Known defects in which headers are lost, doubled, or belong to another request. */
export const RESPONSE_KNOWN_DEFECTS: readonly KnownDefect[] = [
  {
    number: 21,
    name: 'the page can read errors: thrown, refused, not found, not signed in',
    options: FOR_APP,
    steps: [
      { from: APP, route: 'throw', expect: { gets: 500 } },
      { from: APP, route: 'invalid', expect: { gets: 422 } },
      { from: APP, route: 'missing', expect: { gets: 404 } },
      { from: APP, route: 'behind-sign-in', expect: { gets: 401 } },
    ],
  },
  {
    number: 22,
    name: 'the browser follows a redirect, and the page reads its target',
    options: FOR_APP,
    steps: [{ from: APP, route: 'redirect', expect: { gets: 200, body: 'body' } }],
  },
  {
    number: 23,
    name: '`Origin` stays in `Vary`, whatever the application sets there',
    options: FOR_APP,
    steps: [{ from: APP, route: 'vary', expect: { gets: 200, answer: /\[vary: [^\]]*Origin/i } }],
  },
  {
    number: 24,
    name: 'the application’s `Accept-Encoding` stays in `Vary`',
    options: FOR_APP,
    steps: [
      { from: APP, route: 'vary', expect: { gets: 200, answer: /\[vary: Accept-Encoding/i } },
    ],
  },
  {
    number: 25,
    name: '`Origin` is in `Vary` once',
    options: FOR_APP,
    steps: [
      {
        from: APP,
        route: 'vary-origin',
        expect: { gets: 200, answer: /\[vary: origin\](?!.*\[vary)/i },
      },
    ],
  },
  {
    number: 26,
    name: 'a response that was cached for a denied page is not given to an allowed page',
    options: FOR_APP,
    steps: [
      { from: SAME_SITE, route: 'kept', isSameUrl: true, expect: { gets: 'nothing' } },
      { from: APP, route: 'kept', isSameUrl: true, expect: { gets: 200 } },
    ],
  },
  {
    number: 27,
    name: 'any origin may read, and one cached response serves all: no `Vary`',
    options: { origin: '*' },
    steps: [
      {
        from: EVIL,
        route: 'kept',
        isSameUrl: true,
        expect: { gets: 200, answer: /^200(?!.*\[vary)/i },
      },
      { from: APP, route: 'kept', isSameUrl: true, expect: { gets: 200 } },
    ],
  },
  {
    number: 28,
    name: 'CORS headers of the application or of an upstream are not doubled',
    options: FOR_APP,
    steps: [
      {
        from: APP,
        route: 'own-cors',
        expect: {
          gets: 200,
          reads: ['x-b'],
          answer: /allow-origin: https:\/\/app\.example\.com\]/i,
        },
      },
    ],
  },
  {
    number: 29,
    name: 'an upstream’s `*` does not widen the policy',
    options: FOR_APP,
    steps: [
      {
        from: EVIL,
        route: 'own-cors',
        expect: { gets: 'nothing', answer: /^200(?!.*access-control)/i },
      },
    ],
  },
  {
    number: 30,
    name: 'an object that is used for two responses carries no header from one to the other',
    options: { origin: TWO, exposedHeaders: ['X-B'] },
    steps: [
      {
        from: TWO[0],
        route: 'shared',
        expect: { gets: 200, answer: /allow-origin: https:\/\/app/i },
      },
      {
        from: TWO[1],
        route: 'shared',
        expect: {
          gets: 200,
          answer: /allow-origin: https:\/\/shop\.example\.com\](?!.*allow-origin)/i,
        },
      },
      { from: EVIL, route: 'shared', expect: { gets: 'nothing' } },
    ],
  },
  {
    number: 31,
    name: 'an immutable response is sent with the policy’s headers',
    options: FOR_APP,
    steps: [
      {
        from: APP,
        route: 'redirect',
        request: { redirect: 'manual' },
        expect: { gets: 0, answer: /^302.*allow-origin: https:\/\/app/i },
      },
    ],
  },
  {
    number: 32,
    name: 'a stream keeps its status and all of its parts',
    options: FOR_APP,
    steps: [{ from: APP, route: 'stream', expect: { gets: 201, body: 'one two', reads: ['x-b'] } }],
  },
  {
    number: 33,
    name: 'server-sent events arrive, however the head is written',
    options: FOR_APP,
    steps: [
      {
        from: APP,
        route: 'events',
        request: { api: 'EventSource' },
        expect: { gets: 'something' },
      },
      { from: EVIL, route: 'events', request: { api: 'EventSource' }, expect: { gets: 'nothing' } },
    ],
  },
  {
    number: 36,
    name: 'a denied request reaches the application, and keeps its own status',
    options: FOR_APP,
    steps: [
      {
        from: EVIL,
        route: 'ok',
        request: { method: 'POST', body: 'form' },
        expect: { gets: 'nothing', ran: true, answer: /^200/ },
      },
    ],
  },
  {
    number: 37,
    name: 'the site’s own `POST`, `PUT` and `DELETE` pass, and the same requests of other sites do not',
    options: { origin: [TWO[1]], crossOriginProtection: true },
    steps: [
      ...['POST', 'PUT', 'DELETE'].map((method) => ({
        from: APP,
        route: 'ok' as const,
        isOwn: true,
        request: { method },
        expect: { gets: 200, ran: true },
      })),
      {
        from: EVIL,
        route: 'ok',
        request: { method: 'POST', body: 'form' },
        expect: { gets: 'nothing', ran: false, answer: /^403/ },
      },
    ],
  },
]
