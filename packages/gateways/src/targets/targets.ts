import type { TargetRow } from '../compare/capabilities.js'
import { CorsExportError } from '../issue/cors-export-error.js'
import { createExportIssue, quote } from '../issue/export-issue.js'
import { apache } from './apache.js'
import { awsHttpApi, awsRestApi, lambdaUrl } from './aws-gateways.js'
import { azureApiManagement, azureAppService, azureContainerApps } from './azure.js'
import { caddy } from './caddy.js'
import { cloudfront } from './cloudfront.js'
import { goJub0bsCors, goRsCors } from './go.js'
import { haproxy } from './haproxy.js'
import { aspnet, spring } from './java-and-dotnet.js'
import { gatewayApi, ingressNginx, istio } from './kubernetes.js'
import { nginx } from './nginx.js'
import { azureBlob, gcs, r2, s3 } from './object-stores.js'
import { apigee, envoy, kong, traefik } from './proxies.js'
import { django, fastapi, flask } from './python.js'
import { laravel, rails } from './ruby-and-php.js'
import { firebase, netlify, vercel } from './static-hosts.js'
import type { Target } from './target.js'
import { varnish } from './varnish.js'

/** The targets that support every policy. */
type ExactTargetName = 'nginx' | 'apache' | 'haproxy' | 'caddy' | 'varnish'

/** The names of all targets of `exportPolicy`. */
export type TargetName =
  | ExactTargetName
  | 'aws-http-api'
  | 'aws-rest-api'
  | 'lambda-url'
  | 's3'
  | 'cloudfront'
  | 'kong'
  | 'apigee'
  | 'traefik'
  | 'envoy'
  | 'istio'
  | 'gateway-api'
  | 'ingress-nginx'
  | 'gcs'
  | 'azure-blob'
  | 'azure-app-service'
  | 'azure-api-management'
  | 'azure-container-apps'
  | 'r2'
  | 'vercel'
  | 'netlify'
  | 'firebase'
  | 'flask'
  | 'django'
  | 'fastapi'
  | 'rails'
  | 'laravel'
  | 'spring'
  | 'aspnet'
  | 'go-rs-cors'
  | 'go-jub0bs-cors'

const TARGETS: Readonly<Record<TargetName, Target>> = {
  nginx,
  apache,
  haproxy,
  caddy,
  varnish,
  'aws-http-api': awsHttpApi,
  'aws-rest-api': awsRestApi,
  'lambda-url': lambdaUrl,
  s3,
  cloudfront,
  kong,
  apigee,
  traefik,
  envoy,
  istio,
  'gateway-api': gatewayApi,
  'ingress-nginx': ingressNginx,
  gcs,
  'azure-blob': azureBlob,
  'azure-app-service': azureAppService,
  'azure-api-management': azureApiManagement,
  'azure-container-apps': azureContainerApps,
  r2,
  vercel,
  netlify,
  firebase,
  flask,
  django,
  fastapi,
  rails,
  laravel,
  spring,
  aspnet,
  'go-rs-cors': goRsCors,
  'go-jub0bs-cors': goJub0bsCors,
}

/**
 * The names of all targets, the exact ones first.
 *
 * @example
 * ```ts
 * import { TARGET_NAMES } from '@webcors/gateways'
 *
 * console.log(TARGET_NAMES[0]) // nginx
 * ```
 */
export const TARGET_NAMES: readonly TargetName[] = Object.keys(TARGETS) as TargetName[]

/**
 * Finds a target by its name.
 *
 * @throws {CorsExportError} if there is no such target
 */
export function findTarget(name: string): Target {
  if (Object.hasOwn(TARGETS, name)) return TARGETS[name as TargetName]
  const problem = `export to ${quote(name)}: no such target`
  const fix = `Write one of ${TARGET_NAMES.join(', ')}.`
  throw new CorsExportError(quote(name), [
    createExportIssue('target-unknown', [], name, problem, fix),
  ])
}

/**
 * Returns the capabilities of a target, with the versions and the sources from which they are
 * known.
 *
 * @example
 * ```ts
 * import { targetRow } from '@webcors/gateways'
 *
 * console.log(targetRow('s3').verified) // docs
 * ```
 *
 * @throws {CorsExportError} if there is no such target
 */
export function targetRow(name: TargetName): TargetRow {
  return findTarget(name).row
}
