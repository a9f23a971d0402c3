import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

/** Messages of servers and their libraries about requests that they do not allow. */
const ROWS: readonly MessageRow[] = [
  ['express', 'origin-refused', null, 'Not allowed by CORS'],
  [
    'express',
    'origin-refused',
    null,
    'The CORS policy for this site does not allow access from the specified Origin.',
  ],
  ['express', 'origin-refused', null, 'CORS policy: Origin {origin} not allowed'],
  ['express', 'origin-refused', null, 'Origin {origin} not allowed by CORS'],
  ['express', 'origin-refused', null, 'Origin {origin} is not allowed by CORS'],
  ['express', 'origin-refused', null, 'Origin {origin} is not allowed by CORS policy'],
  ['express', 'origin-refused', null, 'Not allowed by CORS: {origin}'],
  ['express', 'origin-refused', null, 'CORS blocked for origin: {origin}'],
  ['express', 'origin-refused', null, 'CORS blocked origin: {origin}'],
  ['express', 'origin-refused', null, 'Blocked by CORS: {origin}'],
  ['spring', 'origin-refused', null, 'Invalid CORS request'],
  ['spring', 'origin-refused', null, "Reject: '{origin}' origin is not allowed"],
  ['spring', 'preflight-method-not-allowed', 'preflight', "Reject: HTTP '{method}' is not allowed"],
  [
    'spring',
    'preflight-header-not-allowed',
    'preflight',
    "Reject: headers '[{header}]' are not allowed",
  ],
  [
    'spring',
    'wildcard-with-credentials',
    null,
    'When allowCredentials is true, allowedOrigins cannot contain the special value "*" since that cannot be set on the "Access-Control-Allow-Origin" response header.',
  ],
  ['starlette', 'origin-refused', 'preflight', 'Disallowed CORS origin'],
  ['starlette', 'preflight-method-not-allowed', 'preflight', 'Disallowed CORS method'],
  ['starlette', 'preflight-header-not-allowed', 'preflight', 'Disallowed CORS headers'],
  ['s3', 'origin-refused', null, 'CORSResponse: This CORS request is not allowed.'],
  [
    's3',
    'origin-refused',
    null,
    'This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted',
  ],
  ['s3', 'origin-refused', null, 'CORSResponse: CORS is not enabled for this bucket.'],
  ['azure', 'origin-refused', null, 'CORS not enabled or no matching rule found for this request.'],
  [
    'aspnet',
    'origin-refused',
    null,
    'Request origin {origin} does not have permission to access the resource.',
  ],
  ['aspnet', 'origin-refused', null, 'CORS policy execution failed.'],
  [
    'aspnet',
    'wildcard-with-credentials',
    null,
    'The CORS protocol does not allow specifying a wildcard (any) origin and credentials at the same time.',
  ],
  [
    'cors-anywhere',
    'origin-refused',
    null,
    'Missing required request header. Must specify one of: origin',
  ],
  ['cors-anywhere', 'origin-refused', null, 'See /corsdemo for more info'],
  ['fastify', 'origin-refused', 'preflight', 'Invalid Preflight Request'],
  ['rack', 'origin-refused', null, 'Rack::Cors {rest} misses origin'],
  [
    'django',
    'invalid-allow-origin',
    null,
    "Origin '{value}' in CORS_ALLOWED_ORIGINS is missing scheme or netloc",
  ],
  [
    'django',
    'invalid-allow-origin',
    null,
    "Origin '{value}' in CORS_ORIGIN_WHITELIST is missing scheme or netloc",
  ],
  ['socket.io', 'origin-refused', null, 'Origin is not allowed'],
  [
    'jupyter',
    'origin-refused',
    null,
    'Blocking Cross Origin API request for {url}. Origin: {origin}',
  ],
  ['vite', 'origin-refused', null, 'Blocked request. This host {host} is not allowed.'],
  [
    'next',
    'origin-refused',
    null,
    'Blocked cross-origin request from {origin} to /_next/* resource.',
  ],
]

/** Messages of servers, in their responses and logs. */
export const SERVER_MESSAGES: readonly MessageTemplate[] = messagesOf('server', ROWS)
