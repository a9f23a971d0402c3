import type { CorsOptions, OriginPattern } from '@webcors/core'

/** The policy of one prefix of the API. */
export interface Policy {
  readonly about: string
  readonly options: CorsOptions
  /** Whether thrown errors are turned into responses, which then get the policy's headers. */
  readonly handlesErrors?: true
}

const SOMEONE_ELSE = 'https://app.example.com'

/** Creates one policy for each prefix, as real services have them. */
export function createPolicies(page: OriginPattern): Readonly<Record<string, Policy>> {
  // The set stands in for a database.
  const tenants = new Set<string>([page])
  return {
    '/public': {
      about: 'Anyone may read; the same as withCors(handler)',
      options: { origin: '*' },
    },
    '/session': {
      about: 'An app with a cookie session',
      options: {
        origin: page,
        credentials: true,
        allowedHeaders: ['Content-Type'],
        crossOriginProtection: true,
      },
    },
    '/articles': {
      about: 'Two origins, three methods, two request headers, two response headers',
      options: {
        origin: [SOMEONE_ELSE, page],
        methods: ['GET', 'PUT', 'DELETE'],
        allowedHeaders: ['Content-Type', 'X-Request-Id'],
        exposedHeaders: ['ETag', 'X-Total-Count'],
      },
    },
    '/previews': {
      about: 'Patterns: any port of localhost, any subdomain',
      options: { origin: ['http://localhost:*', 'https://*.example.com'] },
    },
    '/tenants': {
      about: 'A question to a database',
      options: { origin: { test: async (origin) => tenants.has(origin), cacheSeconds: 60 } },
    },
    '/private': {
      about: 'For another app, not for this page',
      options: { origin: SOMEONE_ELSE, credentials: true },
    },
    '/protected': {
      about: 'The same, protected from cross-site request forgery',
      options: { origin: SOMEONE_ELSE, credentials: true, crossOriginProtection: true },
    },
    '/errors': {
      about: 'An app that fails, and says how its errors look',
      options: { origin: page },
      handlesErrors: true,
    },
    '/rethrown': {
      about: 'An app that fails, and leaves its errors to the server',
      options: { origin: page },
    },
    '/responses': {
      about: 'Redirects, streams, uploads and what comes from an upstream',
      options: { origin: page, methods: [], allowedHeaders: [] },
    },
  }
}
