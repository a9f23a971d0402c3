import type { Capabilities } from '../compare/capabilities.js'
import { type GatewayPolicy, spelledOut } from '../policy/gateway-policy.js'
import { type Data, toJson } from '../text/yaml.js'
import { headersOrStar, methodsOrStar, originList, splitOrigins } from './lists.js'
import { PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

/**
 * The capabilities that stores share. A store has no application behind it, so it can answer all
 * OPTIONS requests.
 */
const STORE: Capabilities = {
  ...PLATFORM,
  plainOptions: true,
  vary: 'with-origin',
  preflight: { status: 200, denied: 'refused' },
}

const S3_METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD']

/**
 * Amazon S3. A star in an origin matches any text, dots included. This is right for subdomains, but
 * wrong for a part of a label.
 */
export const s3: Target = {
  row: {
    title: 'Amazon S3',
    verified: 'docs',
    versions: 'November 2026',
    sources: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html',
    ],
    capabilities: {
      ...STORE,
      origins: { ...PLATFORM.origins, subdomains: true },
      credentials: 'forced',
      methods: { listed: S3_METHODS, any: 'list' },
      headers: { listed: true, none: true, any: 'echo' },
      exposedAny: false,
      bareUnlistedMethod: true,
      varyOnPreflights: true,
      also: { 'error-page': 'A denied preflight gets 403 with an XML body.' },
    },
  },
  usage: [
    'Put %.cloudformation.json into the properties of AWS::S3::Bucket, or give %.json to aws s3api put-bucket-cors.',
  ],
  print(policy, context) {
    const rule: Record<string, Data> = {
      AllowedOrigins: originList(policy),
      AllowedMethods: spelledOut(policy.methods),
      AllowedHeaders: headersOrStar(policy),
    }
    return {
      [fileName(context, '.cloudformation.json')]: toJson({
        CorsConfiguration: {
          CorsRules: [{ ...rule, ExposedHeaders: policy.exposed, MaxAge: policy.maxAge }],
        },
      }),
      [fileName(context, '.json')]: toJson({
        CORSRules: [{ ...rule, ExposeHeaders: policy.exposed, MaxAgeSeconds: policy.maxAge }],
      }),
    }
  },
}

/**
 * Cloudflare R2, which documents only exact origins. Credentials are not documented, so they count
 * as forced.
 */
export const r2: Target = {
  row: {
    title: 'Cloudflare R2',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://developers.cloudflare.com/r2/buckets/cors/'],
    capabilities: {
      ...STORE,
      credentials: 'forced',
      methods: { listed: S3_METHODS, any: 'list' },
      headers: { listed: true, none: true, any: 'list' },
      exposedAny: false,
      bareUnlistedMethod: true,
    },
  },
  usage: [],
  print(policy, context) {
    return {
      [fileName(context, '.json')]: toJson([
        {
          AllowedOrigins: originList(policy),
          AllowedMethods: spelledOut(policy.methods),
          AllowedHeaders: spelledOut(policy.headers),
          ExposeHeaders: policy.exposed,
          MaxAgeSeconds: policy.maxAge,
        },
      ]),
    }
  },
}

/**
 * Google Cloud Storage, which has one list for request headers and exposed headers, and never sends
 * Allow-Credentials.
 */
export const gcs: Target = {
  row: {
    title: 'Google Cloud Storage',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://cloud.google.com/storage/docs/cross-origin'],
    capabilities: {
      ...STORE,
      credentials: 'never',
      headers: { listed: true, none: true, any: 'list' },
      exposed: 'with-headers',
      bareUnlistedMethod: true,
      vary: 'allowed',
      preflight: { status: 200, denied: 'bare' },
    },
  },
  usage: [],
  print(policy, context) {
    const names = [...new Set([...spelledOut(policy.headers), ...policy.exposed])]
    return {
      [fileName(context, '.json')]: toJson([
        {
          origin: originList(policy),
          method: methodsOrStar(policy),
          responseHeader: names,
          maxAgeSeconds: policy.maxAge,
        },
      ]),
    }
  },
}

/** The maximum number of rules for Azure. */
const AZURE_RULES = 5

/**
 * Gives each pattern a rule of its own, because Azurite reads only the first pattern of a rule and
 * no origin after it.
 */
function azureRules(policy: GatewayPolicy): readonly (readonly string[])[] {
  if (policy.origins === '*') return [['*']]
  const { exact, patterns } = splitOrigins(policy)
  const groups = [exact, ...patterns.map(({ pattern }) => [pattern])].filter(
    ({ length }) => length > 0,
  )
  const last = groups.slice(AZURE_RULES - 1).flat()
  return [...groups.slice(0, AZURE_RULES - 1), ...(last.length > 0 ? [last] : [])]
}

/** Azure Blob Storage. */
export const azureBlob: Target = {
  row: {
    title: 'Azure Blob Storage',
    verified: 'emulator',
    versions: 'Azurite 3.37; November 2026',
    sources: [
      'https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services',
      'https://github.com/Azure/Azurite',
    ],
    capabilities: {
      ...STORE,
      origins: {
        ...PLATFORM.origins,
        subdomains: true,
        limit: 64,
        alsoTakes: 'listed origins in upper case',
      },
      credentials: 'forced',
      methods: {
        listed: ['DELETE', 'GET', 'HEAD', 'MERGE', 'POST', 'OPTIONS', 'PUT', 'PATCH'],
        any: 'list',
      },
      headers: { listed: true, none: true, any: 'echo' },
      exposedAny: true,
      bareUnlistedMethod: true,
      needsOrigin: true,
      also: {
        'names-differ':
          'The response to an allowed preflight lists the requested names, and every other preflight gets 403. If any origin is allowed, the response to a preflight allows credentials, but the actual response does not. Only headers that a response has are exposed.',
        'error-page': 'Errors and denied preflights have an XML body.',
      },
    },
  },
  usage: [],
  print(policy, context) {
    return {
      [fileName(context, '.json')]: toJson({
        properties: {
          cors: {
            corsRules: azureRules(policy).map((allowedOrigins) => ({
              allowedOrigins,
              allowedMethods: spelledOut(policy.methods),
              allowedHeaders: headersOrStar(policy),
              exposedHeaders: policy.exposed,
              maxAgeInSeconds: policy.maxAge,
            })),
          },
        },
      }),
    }
  },
}
