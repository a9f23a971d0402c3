import { EXACT } from '../compare/capabilities.js'
import {
  type GatewayPolicy,
  hostRegex,
  ownedHeaders,
  preflightVary,
  spelledOut,
} from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import { METHOD_REGEX, SHORT_NAMES_REGEX } from '../text/token-regex.js'
import { printPath } from './apache-path.js'
import { fileName, type Target } from './target.js'

/**
 * Apache httpd. The headers of an upstream are in the table `onsuccess`. The headers of the policy
 * are in the table `always`, so that errors have them too. `req_novary` and `SetEnvIf` read request
 * headers without adding their names to `Vary`.
 *
 * @see https://httpd.apache.org/docs/2.4/mod/mod_headers.html
 */
export const apache: Target = {
  row: {
    title: 'Apache httpd',
    verified: 'run',
    versions: '2.4.10 and later; run on 2.4.71',
    sources: [
      'https://httpd.apache.org/docs/2.4/mod/mod_headers.html',
      'https://httpd.apache.org/docs/2.4/mod/mod_setenvif.html',
      'https://httpd.apache.org/docs/2.4/expr.html',
    ],
    capabilities: {
      ...EXACT,
      also: {
        'empty-origin':
          'An Origin line without a value counts as absent. Browsers send no such line.',
      },
    },
  },
  usage: [
    'Include %.conf in a VirtualHost, before other RewriteRules. Needs mod_headers, mod_rewrite and mod_setenvif.',
    'Do not include it in a Directory or an .htaccess file: authentication would come first there, and refuse preflights.',
  ],
  takesPath: true,
  print(policy, context) {
    const env = context.prefix.toUpperCase()
    return {
      [fileName(context, '.conf')]: toText(
        head(this, context, '# '),
        printRequest(policy, env, context.path),
        printAnswers(policy, env),
        printHeaders(policy, env, context.path),
      ),
    }
  },
}

/** Reads the request into environment variables. */
function printRequest(policy: GatewayPolicy, p: string, path: string | null): string[] {
  const { origins, methods, headers, protection } = policy
  const host = hostRegex(policy)
  const isPart = path !== null || host !== null
  const here = path === null ? '' : `-n reqenv('${p}_HERE') && `
  const clear = path === null ? '' : `-z reqenv('${p}_UNCLEAR') && `
  const listed = `${p}_${isPart ? 'LISTED' : 'FROM'}`
  const set = (expression: string, name: string) =>
    `SetEnvIfExpr "${here}${expression}" ${p}_${name}`
  return [
    // mod_setenvif keeps the value of the attribute that it has read last, and SetEnvIfExpr
    // overwrites this value. A line for another attribute makes it read Origin again.
    `SetEnvIf Request_Method ^ ${p}`,
    ...(origins === '*'
      ? [`SetEnvIf Request_Method ^ ${listed}=*`]
      : origins.map(({ regex }) => `SetEnvIf Origin "^${regex}$" ${listed}=$0`)),
    ...(protection === null ? [] : [`SetEnvIf Origin "^[a-z][a-z0-9+.-]*://(.+)$" ${p}_HOST=$1`]),
    ...(host === null ? [] : [`SetEnvIf Host "(?i)^${host}$" ${p}_HOSTED`]),
    ...(methods.any
      ? [
          `SetEnvIf Access-Control-Request-Method "${METHOD_REGEX}" "${p}_METHOD=, $0"`,
          `SetEnvIf Access-Control-Request-Method "^(?i:connect|trac[ek])$|^(${spelledOut(methods).join('|')})$" !${p}_METHOD`,
        ]
      : []),
    ...(headers.any
      ? [`SetEnvIf Access-Control-Request-Headers "${SHORT_NAMES_REGEX}" "${p}_NAMES=, $0"`]
      : []),
    ...(path === null ? [] : printPath(path, p)),
    ...(isPart
      ? [
          `SetEnvIfExpr "${here}${clear}${host === null ? '' : `-n reqenv('${p}_HOSTED') && `}reqenv('${listed}') =~ /^(.+)$/" ${p}_FROM=$1`,
        ]
      : []),
    set(
      "%{REQUEST_METHOD} == 'OPTIONS' && req_novary('Origin') != '' && req_novary('Access-Control-Request-Method') != ''",
      'PREFLIGHT',
    ),
    set(`-n reqenv('${p}_PREFLIGHT') && -n reqenv('${p}_FROM')`, 'ALLOWED'),
    set(`-n reqenv('${p}_PREFLIGHT') && -z reqenv('${p}_FROM')`, 'REFUSED'),
    set(`-z reqenv('${p}_PREFLIGHT') && -n reqenv('${p}_FROM')`, 'ACTUAL'),
    ...printProtection(policy, p, set),
    ...(host === null ? [] : [set(`-z reqenv('${p}_HOSTED')`, 'REFUSED')]),
  ]
}

function printProtection(
  { protection }: GatewayPolicy,
  p: string,
  set: (expression: string, name: string) => string,
): string[] {
  if (protection === null) return []
  const safe = protection.safeMethods.map((method) => `'${method}'`).join(', ')
  const site = "req_novary('Sec-Fetch-Site')"
  const denied = `-z reqenv('${p}_PREFLIGHT') && -z reqenv('${p}_FROM')`
  const unsafe = `!(%{REQUEST_METHOD} in {${safe}})`
  return [
    set("req_novary('Origin') == ''", 'OWN'),
    set(`-n reqenv('${p}_HOST') && reqenv('${p}_HOST') == tolower(req_novary('Host'))`, 'OWN'),
    ...(protection.strict ? [set(`${denied} && -z reqenv('${p}_OWN')`, 'REFUSED')] : []),
    set(
      `${denied} && ${unsafe} && ${site} != '' && !(${site} in {'same-origin', 'none'})`,
      'REFUSED',
    ),
    set(`${denied} && ${unsafe} && ${site} == '' && -z reqenv('${p}_OWN')`, 'REFUSED'),
  ]
}

/**
 * Writes the responses in place of the application. `ErrorDocument` gets an `ap_expr` that yields
 * an empty body, because its plain text cannot be empty.
 */
function printAnswers({ preflightStatus }: GatewayPolicy, p: string): string[] {
  const empty = (status: number, variable: string) => [
    `<If "-n reqenv('${p}_${variable}')">`,
    `    ErrorDocument ${status} "%{reqenv:${p}_NOTHING}"`,
    '</If>',
  ]
  return [
    'RewriteEngine On',
    `RewriteCond %{ENV:${p}_ALLOWED} .`,
    `RewriteRule ^ - [R=${preflightStatus},L]`,
    `RewriteCond %{ENV:${p}_REFUSED} .`,
    'RewriteRule ^ - [R=403,L]',
    ...empty(403, 'REFUSED'),
    ...(preflightStatus === 200 ? empty(200, 'ALLOWED') : []),
  ]
}

function printHeaders(policy: GatewayPolicy, p: string, path: string | null): string[] {
  const { origins, credentials, methods, headers, maxAge, exposed, timing } = policy
  const set = (name: string, value: string, variable: string) =>
    `Header always set ${name} "${value}" env=${p}_${variable}`
  const echo = (name: string, value: string, variable: string) =>
    `Header always set ${name} "${value}%{${p}_${variable}}e" "expr=-n reqenv('${p}_ALLOWED') && -n reqenv('${p}_${variable}')"`
  const here = path === null ? '' : ` env=${p}_HERE`
  const andHere = path === null ? '' : `-n reqenv('${p}_HERE') && `
  return [
    ...ownedHeaders(policy).flatMap((name) => [
      `Header onsuccess unset ${name}${here}`,
      `Header always unset ${name}${here}`,
    ]),
    set('Access-Control-Allow-Origin', `%{${p}_FROM}e`, 'FROM'),
    ...(credentials ? [set('Access-Control-Allow-Credentials', 'true', 'FROM')] : []),
    set('Access-Control-Allow-Methods', methods.names.join(', '), 'ALLOWED'),
    ...(methods.any
      ? [echo('Access-Control-Allow-Methods', methods.names.join(', '), 'METHOD')]
      : []),
    ...(headers.names.length > 0
      ? [set('Access-Control-Allow-Headers', headers.names.join(', '), 'ALLOWED')]
      : []),
    ...(headers.any
      ? [echo('Access-Control-Allow-Headers', headers.names.join(', '), 'NAMES')]
      : []),
    set('Access-Control-Max-Age', String(maxAge), 'ALLOWED'),
    ...(exposed.length > 0
      ? [set('Access-Control-Expose-Headers', exposed.join(', '), 'ACTUAL')]
      : []),
    ...(timing ? [set('Timing-Allow-Origin', `%{${p}_FROM}e`, 'ACTUAL')] : []),
    ...(origins === '*'
      ? []
      : [
          `Header always merge Vary Origin "expr=${andHere}resp('Vary') !~ /(^|,)\\s*(origin|\\*)\\s*(,|$)/i"`,
        ]),
    ...preflightVary(policy).map((name) => `Header always merge Vary ${name} env=${p}_ALLOWED`),
  ]
}
