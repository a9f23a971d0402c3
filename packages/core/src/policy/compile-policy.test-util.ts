import type { CorsHeaders, CorsOptions } from '../index.ts'
import { APP } from './policy.test-util.ts'

/** Options with listed origins, and every option that adds a header to responses. */
export const LISTED: CorsOptions = {
  origin: [APP, 'https://*.preview.example.com'],
  exposedHeaders: ['ETag', 'X-Total'],
  credentials: true,
  timingAllowOrigin: true,
}

/** The headers of a denial. The empty value removes the header of the handler. */
export const NOTHING: CorsHeaders = [['Timing-Allow-Origin', '']]
