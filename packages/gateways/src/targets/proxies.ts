import { type GatewayPolicy, ownedHeaders, spelledOut } from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { xmlComment, xmlText } from '../text/xml.js'
import { toYaml } from '../text/yaml.js'
import { headersWithStar, methodsOrStar, originList, splitOrigins } from './lists.js'
import { ALL_ORIGINS, PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

/**
 * Traefik. Its regular expressions have no implicit anchors. It removes headers whose value is set
 * to an empty text, and then sets its own headers.
 */
export const traefik: Target = {
  row: {
    title: 'Traefik',
    verified: 'source',
    versions: '3.x',
    sources: [
      'https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/',
      'https://github.com/traefik/traefik/blob/master/pkg/middlewares/headers/header.go',
    ],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      preflight: { status: 200, denied: 'shown' },
      plainOptions: true,
      showsDenied: true,
      vary: 'always',
    },
  },
  usage: ['Use it as a file of the file provider, and name the middleware @@ on a router.'],
  print(policy, context) {
    const { exact, patterns } = splitOrigins(policy)
    const list = policy.origins === '*' ? ['*'] : exact
    const removed = Object.fromEntries(ownedHeaders(policy).map((name) => [name, '']))
    const text = toYaml({
      http: {
        middlewares: {
          [context.prefix]: {
            headers: {
              ...(list.length > 0 ? { accessControlAllowOriginList: list } : {}),
              ...(patterns.length > 0
                ? { accessControlAllowOriginListRegex: patterns.map(({ regex }) => `^${regex}$`) }
                : {}),
              accessControlAllowMethods: methodsOrStar(policy),
              ...(headersWithStar(policy).length > 0
                ? { accessControlAllowHeaders: headersWithStar(policy) }
                : {}),
              ...(policy.exposed.length > 0 ? { accessControlExposeHeaders: policy.exposed } : {}),
              accessControlAllowCredentials: policy.credentials,
              accessControlMaxAge: policy.maxAge,
              addVaryHeader: policy.origins !== '*',
              customResponseHeaders: removed,
            },
          },
        },
      },
    })
    return { [fileName(context, '.yaml')]: `${head(this, context, '# ')}\n${text}` }
  },
}

const KONG_METHODS = [
  'GET',
  'HEAD',
  'PUT',
  'PATCH',
  'POST',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
]

/**
 * Kong. It would send a single plain origin to every page, so each origin is written as a regular
 * expression.
 */
export const kong: Target = {
  row: {
    title: 'Kong',
    verified: 'source',
    versions: '3.x',
    sources: [
      'https://developer.konghq.com/plugins/cors/reference/',
      'https://github.com/Kong/kong/blob/master/kong/plugins/cors/handler.lua',
    ],
    capabilities: {
      ...PLATFORM,
      origins: { ...ALL_ORIGINS, ipv6: false },
      methods: { listed: KONG_METHODS, any: 'list' },
      headers: { listed: true, none: false, any: 'echo' },
      preflight: { status: 200, denied: 'shown' },
      plainOptions: true,
      showsDenied: true,
      vary: 'always',
      varyOnPreflights: true,
      ownHeaders: 'kept',
      also: {
        'vary-differs': 'If the upstream sends Vary: Origin too, Vary names Origin twice.',
      },
    },
  },
  usage: ['Merge it into a decK file.'],
  print(policy, context) {
    const { origins, headers } = policy
    const text = toYaml({
      _format_version: '3.0',
      plugins: [
        {
          name: 'cors',
          config: {
            origins: origins === '*' ? ['*'] : origins.map(({ regex }) => `^${regex}$`),
            methods: spelledOut(policy.methods),
            // Without this option, Kong echoes the requested names.
            ...(headers.any ? {} : { headers: headers.names }),
            ...(policy.exposed.length > 0 ? { exposed_headers: policy.exposed } : {}),
            credentials: policy.credentials,
            max_age: policy.maxAge,
            preflight_continue: false,
            private_network: false,
          },
        },
      ],
    })
    return { [fileName(context, '.yaml')]: `${head(this, context, '# ')}\n${text}` }
  },
}

/** Envoy. The route removes the headers of the upstream before the filter sets its own. */
export const envoy: Target = {
  row: {
    title: 'Envoy',
    verified: 'source',
    versions: '1.30 and later',
    sources: [
      'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/cors_filter',
      'https://github.com/envoyproxy/envoy/blob/main/source/extensions/filters/http/cors/cors_filter.cc',
    ],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      preflight: { status: 200, denied: 'shown' },
      plainOptions: true,
      vary: 'never',
    },
  },
  usage: ['Put http_filters before the router filter, and the rest into a virtual host.'],
  print(policy, context) {
    const filter = 'envoy.filters.http.cors'
    const type = 'type.googleapis.com/envoy.extensions.filters.http.cors.v3'
    const text = toYaml({
      http_filters: [{ name: filter, typed_config: { '@type': `${type}.Cors` } }],
      response_headers_to_remove: ownedHeaders(policy),
      typed_per_filter_config: {
        [filter]: { '@type': `${type}.CorsPolicy`, ...envoyPolicy(policy) },
      },
    })
    return { [fileName(context, '.yaml')]: `${head(this, context, '# ')}\n${text}` }
  },
}

function envoyPolicy(policy: GatewayPolicy) {
  const { origins } = policy
  const headers = headersWithStar(policy).join(',')
  return {
    allow_origin_string_match:
      origins === '*'
        ? [{ safe_regex: { regex: '.*' } }]
        : origins.map(({ exact, pattern, regex }) =>
            exact ? { exact: pattern } : { safe_regex: { regex } },
          ),
    allow_methods: methodsOrStar(policy).join(','),
    ...(headers === '' ? {} : { allow_headers: headers }),
    ...(policy.exposed.length > 0 ? { expose_headers: policy.exposed.join(',') } : {}),
    max_age: String(policy.maxAge),
    allow_credentials: policy.credentials,
    forward_not_matching_preflights: false,
  }
}

/**
 * Apigee. Its own template for AllowOrigins, `{request.header.origin}`, would allow every origin,
 * so it is not used.
 */
export const apigee: Target = {
  row: {
    title: 'Apigee',
    verified: 'docs',
    versions: 'Apigee X, November 2026',
    sources: ['https://cloud.google.com/apigee/docs/api-platform/reference/policies/cors-policy'],
    capabilities: { ...PLATFORM, ownHeaders: 'kept' },
  },
  usage: ['Attach it to the request PreFlow of the ProxyEndpoint.'],
  print(policy, context) {
    const element = (name: string, value: string): string[] =>
      value === '' ? [] : [`    <${name}>${xmlText(value)}</${name}>`]
    return {
      [fileName(context, '.xml')]: toText(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        xmlComment(head(this, context, '')),
        `<CORS continueOnError="false" enabled="true" name="${context.prefix}">`,
        element('AllowOrigins', originList(policy).join(', ')),
        element('AllowMethods', methodsOrStar(policy).join(', ')),
        element('AllowHeaders', headersWithStar(policy).join(', ')),
        element('ExposeHeaders', policy.exposed.join(', ')),
        element('MaxAge', String(policy.maxAge)),
        element('AllowCredentials', String(policy.credentials)),
        element('GeneratePreflightResponse', 'true'),
        '</CORS>',
      ),
    }
  },
}
