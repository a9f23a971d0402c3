import type { Host } from '../host.js'
import { askBy } from './ask.js'

export const LAMBDA: Host = {
  name: 'lambda',
  label: 'AWS Lambda',
  package: '@webcors/lambda',
  needs: [],
  program: {
    file: 'handler',
    binding: '{ handler }',
    text: `import { withCors } from '@webcors/lambda'
import corsOptions from '#policy'

@export const handler = withCors(
  async (event) => ({
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path: event.rawPath }),
  }),
  corsOptions,
  { onError: () => ({ statusCode: 500, body: 'Something went wrong' }) },
)
`,
  },
  paste: `import { withCors } from '@webcors/lambda'
import corsOptions from '#policy'

export const handler = withCors(handle, corsOptions)
`,
  where: 'around the handler that AWS calls, in place of the CORS code that is there',
  ask: askBy(`  // The form of a function URL and an HTTP API
  const event = {
    version: '2.0',
    rawPath: '/',
    headers,
    requestContext: { http: { method, path: '/' } },
  }
  const result = «(»await handler(event« as never», {}« as never»)«) as { statusCode: number; headers: Record<string, string> }»
  return { status: result.statusCode, headers: new Headers(result.headers) }`),
  start: () => 'sam local start-api',
  notes: [
    'Switch off the CORS of the function URL or the gateway, and send OPTIONS to the function without an authorizer.',
    'ALLOWED_ORIGINS is a variable of the function: .env is for this computer only.',
  ],
}
