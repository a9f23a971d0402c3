import { getHeader } from '../simulate/header-list.js'
import type { ResponseMessage } from '../simulate/http-message.js'

/** What stands before an application, and answers preflights in its place. */
export interface PlatformGuard {
  readonly name: string
  readonly fix: string
}

type Fingerprint = (response: ResponseMessage, header: (name: string) => string) => boolean

/** By what each says of itself, from its documentation. */
const GUARDS: readonly (readonly [name: string, fingerprint: Fingerprint, fix: string])[] = [
  [
    'Vercel Deployment Protection',
    ({ status }, header) =>
      status === 401 &&
      (header('set-cookie').includes('_vercel_sso_nonce') || header('server') === 'Vercel'),
    'In the project settings, Deployment Protection, add the path to the OPTIONS Allowlist, or turn protection off for this deployment.',
  ],
  [
    'Cloudflare Access',
    (_, header) =>
      header('location').includes('.cloudflareaccess.com/') ||
      header('cf-access-domain') !== '' ||
      header('www-authenticate').startsWith('Cloudflare-Access'),
    'In the Access application, Settings, CORS: let it answer preflights, or turn on "Bypass options requests to origin".',
  ],
  [
    'Azure App Service Authentication (Easy Auth)',
    ({ status }, header) =>
      header('location').includes('/.auth/login/') ||
      /^https:\/\/login\.(?:microsoftonline|windows)\./.test(header('location')) ||
      (status === 401 &&
        (header('x-ms-middleware-request-id') !== '' ||
          /azurewebsites\.net/.test(header('www-authenticate')))),
    'Set the allowed origins in the CORS page of the App Service, which answers preflights before authentication, and take CORS out of the application.',
  ],
  [
    'Amazon API Gateway',
    ({ status }, header) =>
      (status === 401 || status === 403) &&
      (header('x-amzn-errortype') !== '' ||
        header('apigw-requestid') !== '' ||
        header('x-amz-apigw-id') !== ''),
    'Add an OPTIONS method or route without an authorizer (HTTP API: OPTIONS /{proxy+}; REST API: Enable CORS), and CORS headers to the gateway responses.',
  ],
  [
    'AWS Lambda function URL',
    ({ status }, header) =>
      status === 403 && header('x-amzn-requestid') !== '' && header('x-amzn-errortype') !== '',
    'Set the Cors block of the function URL: it answers preflights itself. With AuthType AWS_IAM, pages must sign their requests.',
  ],
  [
    'Google Cloud IAP or Cloud Run',
    ({ status }, header) =>
      header('x-goog-iap-generated-response') === 'true' ||
      (status === 403 && header('server') === 'Google Frontend'),
    'Let preflights pass: in IAP, the setting "allow HTTP OPTIONS"; on Cloud Run, allow unauthenticated invocations and check tokens in the service.',
  ],
]

/** The platform that answered in place of the application; `null` where none gives itself away. */
export function platformGuard(response: ResponseMessage): PlatformGuard | null {
  const header = (name: string): string => getHeader(response.headers, name) ?? ''
  const found = GUARDS.find(([, fingerprint]) => fingerprint(response, header))
  return found === undefined ? null : { name: found[0], fix: found[2] }
}
