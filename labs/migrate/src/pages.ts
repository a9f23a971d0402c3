import * as fc from 'fast-check'
import type { Page } from './conclude.ts'
import { PATHS } from './hosts/host.ts'

const ORIGINS = [
  'https://app.example.com',
  'https://b.example.com',
  'https://pr-7.example.com',
  'http://localhost:3000',
  'http://plain.example.com',
  'https://evil-example.com',
  'https://stranger.example',
  'null',
  'self',
]

/** Requests of pages. Most of them are for the plain handler, which would show most differences. */
export const PAGE: fc.Arbitrary<Page> = fc
  .record({
    origin: fc.constantFrom(...ORIGINS),
    method: fc.constantFrom('GET', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'patch'),
    path: fc.constantFrom('/', '/', '/', ...PATHS),
    headers: fc.subarray(['Content-Type', 'X-Token', 'Authorization']),
    credentials: fc.boolean(),
  })
  .map(({ credentials, ...page }) => ({ ...page, ...(credentials && { credentials }) }))
