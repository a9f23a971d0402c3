import { getHeader } from '../simulate/header-list.js'
import type { ResponseMessage } from '../simulate/http-message.js'

/** A platform in front of an application that answers preflights itself. */
export interface PlatformGuard {
  readonly name: string
  /** The setting to change, in a sentence. */
  readonly fix: string
}

type Fingerprint = (response: ResponseMessage, header: (name: string) => string) => boolean

/** The response of each platform, according to its documentation. */
const GUARDS: readonly (readonly [name: string, fingerprint: Fingerprint, fix: string])[] = [
  [
    'Vercel Deployment Protection',
    ({ status }, header) =>
      status === 401 &&
      (header('set-cookie').includes('_vercel_sso_nonce') || header('server') === 'Vercel'),
    'In the project settings, under Deployment Protection, add the path to the OPTIONS Allowlist, or turn protection off for this deployment.',
  ],
  [
    'Cloudflare Access',
    (_, header) =>
      header('location').includes('.cloudflareaccess.com/') ||
      header('cf-access-domain') !== '' ||
      header('www-authenticate').startsWith('Cloudflare-Access'),
    'In the Access application, under Settings, CORS, let Access answer preflights, or turn on "Bypass options requests to origin".',
  ],
  [
    'Azure App Service Authentication (Easy Auth)',
    ({ status }, header) =>
      header('location').includes('/.auth/login/') ||
      /^https:\/\/login\.(?:microsoftonline|windows)\./.test(header('location')) ||
      (status === 401 &&
        (header('x-ms-middleware-request-id') !== '' ||
          /azurewebsites\.net/.test(header('www-authenticate')))),
    'Set the allowed origins on the CORS page of the App Service, which answers preflights before authentication, and remove CORS from the application.',
  ],
  [
    'Amazon API Gateway',
    ({ status }, header) =>
      (status === 401 || status === 403) &&
      (header('x-amzn-errortype') !== '' ||
        header('apigw-requestid') !== '' ||
        header('x-amz-apigw-id') !== ''),
    'Add an OPTIONS method or route without an authorizer (HTTP API: OPTIONS /{proxy+}; REST API: Enable CORS), and add CORS headers to the gateway responses.',
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
    'Let preflights pass. In IAP, turn on "allow HTTP OPTIONS". On Cloud Run, allow unauthenticated invocations, and check tokens in the service.',
  ],
]

/**
 * Recognizes the platform that answered instead of the application; `null` if the response is from
 * none of these.
 */
export function recognizePlatformGuard(response: ResponseMessage): PlatformGuard | null {
  const header = (name: string): string => getHeader(response.headers, name) ?? ''
  const found = GUARDS.find(([, fingerprint]) => fingerprint(response, header))
  return found === undefined ? null : { name: found[0], fix: found[2] }
}
