import type { Capabilities } from '../compare/capabilities.js'
import { type GatewayPolicy, spelledOut } from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { type Data, toJson } from '../text/yaml.js'
import { originList, originRegex } from './lists.js'
import { ALL_ORIGINS, PLATFORM } from './platform.js'
import { fileName, type Target } from './target.js'

/**
 * The capabilities of hosts that send the same headers with every response. They allow any origin,
 * or a single one.
 */
const STATIC: Capabilities = {
  ...PLATFORM,
  origins: { ...PLATFORM.origins, limit: 1 },
  timing: true,
  preflight: { status: 200, denied: 'shown' },
  showsDenied: true,
  // Headers that do not depend on the request need no Vary.
  vary: 'always',
  varyOnPreflights: true,
  also: {
    'names-differ': 'Every response has all headers of the policy, the lists of names included.',
    'vary-differs': 'Vary does not name Origin, because no header depends on the request.',
  },
}

/** Returns all headers of a policy, which every response then has. */
function staticHeaders(
  policy: GatewayPolicy,
  origin: string,
): readonly (readonly [string, string])[] {
  const headers = policy.headers.names.join(', ')
  return [
    ...actualHeaders(policy, origin),
    ['Access-Control-Allow-Methods', policy.methods.names.join(', ')],
    ...(headers === '' ? [] : [['Access-Control-Allow-Headers', headers] as const]),
    ['Access-Control-Max-Age', String(policy.maxAge)],
  ]
}

function actualHeaders(
  { credentials, exposed, timing }: GatewayPolicy,
  origin: string,
): readonly (readonly [string, string])[] {
  return [
    ['Access-Control-Allow-Origin', origin],
    ...(credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ...(exposed.length > 0 ? [['Access-Control-Expose-Headers', exposed.join(', ')] as const] : []),
    ...(timing ? [['Timing-Allow-Origin', origin] as const] : []),
  ]
}

/** Netlify, by its file `_headers`. */
export const netlify: Target = {
  row: {
    title: 'Netlify',
    verified: 'docs',
    versions: 'November 2026',
    sources: ['https://docs.netlify.com/manage/routing/headers/'],
    capabilities: STATIC,
  },
  usage: [
    'Append it to the file _headers of the publish directory. For more than one origin, use an edge function with core.',
  ],
  print(policy, context) {
    const lines = staticHeaders(policy, originList(policy)[0] ?? '').map(
      ([name, value]) => `  ${name}: ${value}`,
    )
    return { [fileName(context, '._headers')]: toText(head(this, context, '# '), '/*', lines) }
  },
}

/** Firebase Hosting. */
export const firebase: Target = {
  row: {
    title: 'Firebase Hosting',
    verified: 'emulator',
    versions: 'superstatic 11; November 2026',
    sources: [
      'https://firebase.google.com/docs/hosting/full-config#headers',
      'https://github.com/firebase/superstatic',
    ],
    capabilities: { ...STATIC, onErrors: false },
  },
  usage: [],
  print(policy, context) {
    const headers = staticHeaders(policy, originList(policy)[0] ?? '').map(([key, value]) => ({
      key,
      value,
    }))
    return {
      [fileName(context, '.json')]: toJson({ hosting: { headers: [{ source: '**', headers }] } }),
    }
  },
}

/**
 * Vercel, by its `routes`. These can answer preflights, which `headers` cannot. A configuration
 * with `routes` cannot have `headers` and `rewrites`.
 */
export const vercel: Target = {
  row: {
    title: 'Vercel',
    verified: 'docs',
    versions: 'November 2026',
    sources: [
      'https://vercel.com/docs/project-configuration#routes',
      'https://vercel.com/kb/guide/how-to-enable-cors',
    ],
    capabilities: {
      ...PLATFORM,
      origins: ALL_ORIGINS,
      timing: true,
      preflight: { status: 'both', denied: 'refused' },
      plainOptions: true,
      vary: 'always',
      varyOnPreflights: true,
      ownHeaders: 'kept',
    },
  },
  usage: [],
  print(policy, context) {
    return { [fileName(context, '.json')]: toJson({ routes: vercelRoutes(policy) }) }
  },
}

function vercelRoutes(policy: GatewayPolicy): readonly Data[] {
  const regex = originRegex(policy)
  const value = regex === null ? '*' : '$origin'
  const src = '/(.*)'
  const asked = { type: 'header', key: 'access-control-request-method' }
  const from: Data[] =
    regex === null ? [] : [{ type: 'header', key: 'origin', value: `^(?<origin>${regex})$` }]
  const page = { type: 'header', key: 'origin' }
  const methods = {
    ...policy,
    methods: {
      ...policy.methods,
      names: policy.credentials ? spelledOut(policy.methods) : policy.methods.names,
    },
  }
  const preflight = Object.fromEntries(
    staticHeaders({ ...methods, exposed: [], timing: false }, value),
  )
  const actual: Record<string, Data> = {
    src,
    headers: Object.fromEntries(actualHeaders(policy, value)),
    continue: true,
  }
  if (from.length > 0) actual['has'] = from
  return [
    ...(regex === null ? [] : [{ src, headers: { Vary: 'Origin' }, continue: true }]),
    {
      src,
      methods: ['OPTIONS'],
      has: [...(from.length > 0 ? from : [page]), asked],
      status: policy.preflightStatus,
      headers: preflight,
    },
    ...(regex === null ? [] : [{ src, methods: ['OPTIONS'], has: [page, asked], status: 403 }]),
    actual,
    { handle: 'filesystem' },
  ]
}
