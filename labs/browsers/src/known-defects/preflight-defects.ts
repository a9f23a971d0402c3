import { APP, EVIL, FOR_APP, type KnownDefect } from './known-defect.ts'

/** Known defects in the answers to preflights. */
export const PREFLIGHT_KNOWN_DEFECTS: readonly KnownDefect[] = [
  {
    number: 14,
    name: 'a plain `OPTIONS` request reaches the application',
    options: FOR_APP,
    steps: [
      {
        from: APP,
        route: 'own-options',
        request: { method: 'OPTIONS' },
        expect: { gets: 200, body: 'own', ran: true, preflight: /^204/ },
      },
    ],
  },
  {
    number: 15,
    name: 'a denied preflight does not reach the application, and gets no CORS headers',
    options: { ...FOR_APP, methods: ['PUT'], allowedHeaders: ['X-A'], credentials: true },
    steps: [
      {
        from: EVIL,
        route: 'ok',
        request: { method: 'PUT', headers: [['X-A', '1']], credentials: 'include' },
        expect: { gets: 'nothing', ran: false, preflight: /^403(?!.*access-control)/i },
      },
    ],
  },
  {
    number: 16,
    name: 'the policy answers the preflight for a route that has only `PUT`',
    options: FOR_APP,
    steps: [
      {
        from: APP,
        route: 'put-only',
        request: { method: 'PUT' },
        expect: { gets: 200, preflight: /^204/ },
      },
    ],
  },
  {
    number: 17,
    name: 'the preflight needs no sign-in, but the request itself does',
    options: { ...FOR_APP, allowedHeaders: ['Authorization'] },
    steps: [
      {
        from: APP,
        route: 'behind-sign-in',
        request: { headers: [['Authorization', 'Bearer x']] },
        expect: { gets: 200, preflight: /^204/ },
      },
      { from: APP, route: 'behind-sign-in', expect: { gets: 401, preflight: null } },
    ],
  },
  {
    number: 18,
    name: 'a predicate that never answers denies in time',
    options: { origin: { test: () => new Promise<boolean>(() => {}), timeoutSeconds: 0.2 } },
    steps: [
      {
        from: APP,
        route: 'ok',
        request: { method: 'PUT' },
        expect: { gets: 'nothing', ran: false, preflight: /^403/ },
      },
    ],
  },
  {
    number: 20,
    name: 'an upload with progress passes if no method and no header is listed',
    options: { origin: [APP], methods: [], allowedHeaders: [] },
    steps: [
      {
        from: APP,
        route: 'ok',
        request: { api: 'XMLHttpRequest', method: 'POST', body: 'upload', upload: true },
        expect: { gets: 200, ran: true, preflight: /^204/ },
      },
    ],
  },
]
