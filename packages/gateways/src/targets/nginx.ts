import { EXACT } from '../compare/capabilities.js'
import { type GatewayPolicy, ownedHeaders, preflightVary } from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { printMaps, quoted } from './nginx-maps.js'
import { fileName, type PrintContext, type Target } from './target.js'

/**
 * Nginx. With `always`, errors have the headers too. `return 403` with an empty variable sends no
 * body and is not caught by `error_page`, while `return 403` alone sends a page.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
export const nginx: Target = {
  row: {
    title: 'Nginx',
    verified: 'run',
    versions: '1.7.5 and later; run on 1.22',
    sources: [
      'https://nginx.org/en/docs/http/ngx_http_headers_module.html',
      'https://nginx.org/en/docs/http/ngx_http_map_module.html',
      'https://nginx.org/en/CHANGES',
    ],
    capabilities: {
      ...EXACT,
      also: {
        'empty-origin':
          'An Origin line without a value counts as absent. Browsers send no such line.',
        'two-origin-lines':
          'Before 1.23, Nginx reads only the first of two Origin or Vary lines. Browsers send one Origin line.',
      },
    },
  },
  usage: [
    'Include %-http.conf in the http block, and %-server.conf in a server or a location block, before other directives.',
    'Include %-server.conf in each location that has an add_header or a proxy_hide_header of its own: Nginx does not inherit these directives there.',
    'Behind fastcgi_pass, uwsgi_pass, scgi_pass or grpc_pass, write fastcgi_hide_header and so on in place of proxy_hide_header.',
  ],
  variants: ['plain', 'headers-more'],
  print(policy, context) {
    const note = head(this, context, '# ')
    return {
      [fileName(context, '-http.conf')]: toText(note, printMaps(policy, context.prefix)),
      [fileName(context, '-server.conf')]: toText(note, printServer(policy, context)),
    }
  },
}

function printServer(policy: GatewayPolicy, { prefix, variant }: PrintContext): string[] {
  const lines = variant === 'headers-more' ? printMore(policy, prefix) : printPlain(policy, prefix)
  const success = policy.preflightStatus === 200 ? '200 ""' : '204'
  return [
    ...lines,
    `if ($${prefix}_answer = 403) { return 403 $${prefix}_nothing; }`,
    `if ($${prefix}_answer = ${policy.preflightStatus}) { return ${success}; }`,
  ]
}

function printPlain(policy: GatewayPolicy, p: string): string[] {
  return [
    ...ownedHeaders(policy).map((name) => `proxy_hide_header ${name};`),
    ...[...headerVariables(policy), ...varyVariables(policy)].map(
      ([name, variable]) => `add_header ${name} $${p}_${variable} always;`,
    ),
  ]
}

/**
 * Writes the headers with the module headers-more: locations inherit them, and every
 * `Access-Control-*` header of the upstream is removed.
 */
function printMore(policy: GatewayPolicy, p: string): string[] {
  return [
    "more_clear_headers 'Access-Control-*';",
    ...(policy.timing ? ['more_clear_headers Timing-Allow-Origin;'] : []),
    ...headerVariables(policy).map(
      ([name, variable]) => `more_set_headers ${quoted(`${name}: $${p}_${variable}`)};`,
    ),
    ...varyVariables(policy).map(
      ([name, variable]) => `add_header ${name} $${p}_${variable} always;`,
    ),
  ]
}

function headerVariables(policy: GatewayPolicy): readonly (readonly [string, string])[] {
  const { credentials, headers, exposed, timing } = policy
  return [
    ['Access-Control-Allow-Origin', 'origin'],
    ...(credentials ? [['Access-Control-Allow-Credentials', 'credentials'] as const] : []),
    ['Access-Control-Allow-Methods', 'allow_methods'],
    ...(headers.any || headers.names.length > 0
      ? [['Access-Control-Allow-Headers', 'allow_headers'] as const]
      : []),
    ['Access-Control-Max-Age', 'max_age'],
    ...(exposed.length > 0 ? [['Access-Control-Expose-Headers', 'expose'] as const] : []),
    ...(timing ? [['Timing-Allow-Origin', 'timing'] as const] : []),
  ]
}

function varyVariables(policy: GatewayPolicy): readonly (readonly [string, string])[] {
  return [
    ...(policy.origins === '*' ? [] : [['Vary', 'vary'] as const]),
    ...(preflightVary(policy).length > 0 ? [['Vary', 'vary_asked'] as const] : []),
  ]
}
