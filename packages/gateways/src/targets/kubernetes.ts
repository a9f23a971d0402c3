import { spelledOut } from '../policy/gateway-policy.js'
import { head } from '../text/head.js'
import { toYaml } from '../text/yaml.js'
import { headersWithStar, methodsOrStar, originList } from './lists.js'
import { ALL_ORIGINS, PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

/**
 * Istio, which configures Envoy's filter in a VirtualService. Its regular expressions match the
 * whole origin.
 */
export const istio: Target = {
  row: {
    title: 'Istio',
    verified: 'source',
    versions: '1.24 and later',
    sources: [
      'https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy',
      'https://github.com/istio/istio/blob/master/pilot/pkg/networking/core/route/route.go',
    ],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      preflight: { status: 200, denied: 'shown' },
      plainOptions: true,
      vary: 'never',
      ownHeaders: 'kept',
    },
  },
  usage: ['Put it into an http route of a VirtualService.'],
  print(policy, context) {
    const { origins } = policy
    const text = toYaml({
      corsPolicy: {
        allowOrigins:
          origins === '*'
            ? [{ regex: '.*' }]
            : origins.map(({ exact, pattern, regex }) => (exact ? { exact: pattern } : { regex })),
        allowMethods: methodsOrStar(policy),
        ...(headersWithStar(policy).length > 0 ? { allowHeaders: headersWithStar(policy) } : {}),
        ...(policy.exposed.length > 0 ? { exposeHeaders: policy.exposed } : {}),
        maxAge: `${policy.maxAge}s`,
        allowCredentials: policy.credentials,
        unmatchedPreflights: 'IGNORE',
      },
    })
    return { [fileName(context, '.yaml')]: `${head(this, context, '# ')}\n${text}` }
  },
}

const GATEWAY_METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PATCH',
]

/**
 * The CORS filter of the Kubernetes Gateway API. Implementations differ where the specification is
 * open.
 */
export const gatewayApi: Target = {
  row: {
    title: 'Kubernetes Gateway API',
    verified: 'source',
    versions: 'standard channel since 1.5',
    sources: [
      'https://gateway-api.sigs.k8s.io/reference/spec/#httpcorsfilter',
      'https://github.com/kubernetes-sigs/gateway-api/blob/main/apis/v1/httproute_types.go',
    ],
    capabilities: {
      ...PLATFORM,
      origins: {
        subdomains: true,
        label: false,
        anyPort: false,
        ipv6: false,
        otherSchemes: false,
        limit: 64,
      },
      methods: { listed: GATEWAY_METHODS, any: 'star' },
      maxAge: 'no-zero',
      ownHeaders: 'kept',
    },
  },
  usage: ['Put it into the filters of a rule of an HTTPRoute.'],
  print(policy, context) {
    const text = toYaml([
      {
        type: 'CORS',
        cors: {
          allowOrigins: originList(policy),
          allowMethods: methodsOrStar(policy),
          ...(headersWithStar(policy).length > 0 ? { allowHeaders: headersWithStar(policy) } : {}),
          ...(policy.exposed.length > 0 ? { exposeHeaders: policy.exposed } : {}),
          allowCredentials: policy.credentials,
          ...(policy.maxAge > 0 ? { maxAge: policy.maxAge } : {}),
        },
      },
    ])
    return { [fileName(context, '.yaml')]: `${head(this, context, '# ')}\n${text}` }
  },
}

/**
 * ingress-nginx, which was retired in March 2026. If it allows snippets, use the target `nginx`,
 * which is exact. Methods and headers have defaults, and credentials are on by default, so
 * everything is printed.
 */
export const ingressNginx: Target = {
  row: {
    title: 'ingress-nginx',
    verified: 'source',
    versions: '1.14, the last',
    sources: [
      'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors',
      'https://github.com/kubernetes/ingress-nginx/blob/main/internal/ingress/annotations/cors/main.go',
    ],
    capabilities: {
      ...PLATFORM,
      origins: {
        subdomains: 'one-label',
        label: false,
        anyPort: false,
        ipv6: false,
        otherSchemes: false,
        alsoTakes: 'origins in upper case or with more text in front',
      },
      methods: { listed: 'any', any: 'list' },
      headers: { listed: true, none: false, any: 'star' },
      preflight: { status: 204, denied: 'upstream' },
      vary: 'never',
      ownHeaders: 'kept',
    },
  },
  usage: ['Put it into the annotations of an Ingress.'],
  print(policy, context) {
    const name = (rest: string): string => `nginx.ingress.kubernetes.io/${rest}`
    const annotations: Record<string, string> = {
      [name('enable-cors')]: 'true',
      [name('cors-allow-origin')]: originList(policy).join(', '),
      [name('cors-allow-methods')]: spelledOut(policy.methods).join(', '),
      [name('cors-allow-headers')]: headersWithStar(policy).join(', '),
      [name('cors-allow-credentials')]: String(policy.credentials),
      [name('cors-max-age')]: String(policy.maxAge),
    }
    if (policy.exposed.length > 0)
      annotations[name('cors-expose-headers')] = policy.exposed.join(', ')
    const text = toYaml({ metadata: { annotations } })
    return { [fileName(context, '.yaml')]: `${head(this, context, '# ')}\n${text}` }
  },
}
