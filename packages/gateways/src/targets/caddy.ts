import { EXACT } from '../compare/capabilities.js'
import { joinRegexes } from '../origin/listed-origin.js'
import {
  type GatewayPolicy,
  hostRegex,
  ownedHeaders,
  preflightVary,
  type Protection,
  spelledOut,
} from '../policy/gateway-policy.js'
import { indent, toText } from '../text/block.js'
import { head } from '../text/head.js'
import { METHOD_REGEX, NAMES_REGEX } from '../text/token-regex.js'
import { fileName, type Target } from './target.js'

/**
 * Caddy 2. `vars_regexp {header.Origin}` matches all lines of a header, joined, while
 * `header_regexp` matches if one of the lines does. The innermost deferred handler runs first, so
 * handlers that remove headers come after handlers that set them.
 *
 * @see https://caddyserver.com/docs/caddyfile/directives/header
 */
export const caddy: Target = {
  row: {
    title: 'Caddy',
    verified: 'run',
    versions: '2.6; later versions were not run',
    sources: [
      'https://caddyserver.com/docs/caddyfile/directives/header',
      'https://caddyserver.com/docs/caddyfile/matchers',
    ],
    capabilities: {
      ...EXACT,
      also: {
        'vary-differs': 'If an upstream sends two Vary lines, Vary names Origin twice.',
        'broken-body-complete':
          'If the upstream breaks off a body, the response ends as if it were complete.',
      },
    },
  },
  usage: [
    'Import %.caddy at the top of the Caddyfile.',
    'Write import @@ as the first line of a route block, and import @@_errors in the handle_errors block of the site.',
  ],
  print(policy, context) {
    const { prefix } = context
    return {
      [fileName(context, '.caddy')]: toText(
        head(this, context, '# '),
        block(`(${prefix})`, [
          ...printMatchers(policy, prefix),
          ...printAnswers(policy, prefix),
          ...printHeaders(policy, prefix),
        ]),
        block(`(${prefix}_errors)`, printErrors(policy, prefix)),
      ),
    }
  },
}

function block(title: string, lines: readonly string[]): string[] {
  return [`${title} {`, ...indent(lines), '}']
}

/**
 * Quotes a text in backticks, which need no escapes. A text with a backtick is quoted in quotation
 * marks.
 */
function quoted(text: string): string {
  return text.includes('`') ? `"${text.replaceAll('"', String.raw`\"`)}"` : `\`${text}\``
}

/**
 * Matches texts of more than 2,048 characters. RE2 allows at most 1,000 repetitions, so there are
 * several.
 */
const TOO_LONG = '^.{1000}.{1000}.{49}'

const PREFLIGHT = ['method OPTIONS', 'header Origin *', 'header Access-Control-Request-Method *']

/** Returns the matcher for allowed origins; an empty list if every origin is allowed. */
function originMatcher({ origins }: GatewayPolicy): readonly string[] {
  return origins === '*'
    ? []
    : [`vars_regexp {header.Origin} ${quoted(`^${joinRegexes(origins)}$`)}`]
}

function originValue({ origins }: GatewayPolicy): string {
  return origins === '*' ? '*' : '{header.Origin}'
}

function printMatchers(policy: GatewayPolicy, p: string): string[] {
  const { origins, methods, headers, protection } = policy
  const host = hostRegex(policy)
  const names = 'vars_regexp {header.Access-Control-Request-Headers}'
  const method = 'Access-Control-Request-Method'
  return [
    ...block(`@${p}_preflight`, PREFLIGHT),
    ...block(`@${p}_preflight_allowed`, [...PREFLIGHT, ...originMatcher(policy)]),
    ...(origins === '*' ? [] : block(`@${p}_allowed`, originMatcher(policy))),
    ...(methods.any
      ? block(`@${p}_method`, [
          `header_regexp ${method} ${quoted(METHOD_REGEX)}`,
          `not header_regexp ${method} ${quoted(`^(?i:connect|trac[ek])$|^(${spelledOut(methods).join('|')})$`)}`,
        ])
      : []),
    ...(headers.any
      ? block(`@${p}_names`, [
          `${names} ${quoted(NAMES_REGEX)}`,
          `not ${names} ${quoted(TOO_LONG)}`,
        ])
      : []),
    ...(host === null
      ? []
      : block(`@${p}_unhosted`, [`not vars_regexp {hostport} ${quoted(`(?i)^${host}$`)}`])),
    ...(protection === null ? [] : printProtection(policy, protection, p)),
  ]
}

const OWN = 'vars {header.Origin} https://{hostport} http://{hostport}'

/**
 * Writes the matchers for requests that must not reach the application. They match no request of an
 * allowed origin.
 */
function printProtection(
  policy: GatewayPolicy,
  { safeMethods, strict }: Protection,
  p: string,
): string[] {
  const denied = originMatcher(policy).map((matcher) => `not ${matcher}`)
  return [
    ...(strict ? block(`@${p}_foreign`, [...denied, 'header Origin *', `not ${OWN}`]) : []),
    ...block(`@${p}_refused`, [
      `not method ${safeMethods.join(' ')}`,
      ...denied,
      'not header Sec-Fetch-Site same-origin',
      'not header Sec-Fetch-Site none',
      ...block('not', ['header !Sec-Fetch-Site', 'header !Origin']),
      ...block('not', ['header !Sec-Fetch-Site', OWN]),
    ]),
  ]
}

function printAnswers(policy: GatewayPolicy, p: string): string[] {
  const { credentials, methods, headers, maxAge, origins, preflightStatus } = policy
  const vary = [...(origins === '*' ? [] : ['Origin']), ...preflightVary(policy)].join(', ')
  const list = (names: readonly string[]) => names.join(', ')
  const echo = (name: string, names: readonly string[], matcher: string, header: string) =>
    `header @${p}_${matcher} ${name} "${list(names)}, {header.${header}}"`
  const refuse = (matcher: string): string[] =>
    block(`route @${p}_${matcher}`, [
      ...(origins === '*' ? [] : ['header Vary Origin']),
      'respond 403',
    ])
  return [
    ...(policy.hosts === null ? [] : refuse('unhosted')),
    ...block(`route @${p}_preflight_allowed`, [
      ...block('header', [
        `Access-Control-Allow-Origin ${originValue(policy)}`,
        ...(credentials ? ['Access-Control-Allow-Credentials true'] : []),
        `Access-Control-Allow-Methods "${list(methods.names)}"`,
        ...(headers.names.length > 0
          ? [`Access-Control-Allow-Headers "${list(headers.names)}"`]
          : []),
        `Access-Control-Max-Age ${maxAge}`,
        ...(vary === '' ? [] : [`Vary "${vary}"`]),
      ]),
      ...(methods.any
        ? [
            echo(
              'Access-Control-Allow-Methods',
              methods.names,
              'method',
              'Access-Control-Request-Method',
            ),
          ]
        : []),
      ...(headers.any
        ? [
            echo(
              'Access-Control-Allow-Headers',
              headers.names,
              'names',
              'Access-Control-Request-Headers',
            ),
          ]
        : []),
      `respond ${preflightStatus}`,
    ]),
    ...(origins === '*' ? [] : refuse('preflight')),
    ...(policy.protection?.strict ? refuse('foreign') : []),
    ...(policy.protection === null ? [] : refuse('refused')),
  ]
}

function printHeaders(policy: GatewayPolicy, p: string): string[] {
  const { origins } = policy
  const matcher = origins === '*' ? 'header' : `header @${p}_allowed`
  const remove = [
    '-Access-Control-*',
    ...(ownedHeaders(policy).includes('Timing-Allow-Origin') ? ['-Timing-Allow-Origin'] : []),
  ]
  // These lines remove Origin from Vary, and add it at the end. A star stays alone. The replacement
  // "$9" is a group that no regular expression here has, so it is empty. Caddy ignores a
  // replacement that is written as an empty text.
  const vary = [
    'Vary `(?i)^[ \\t]*origin[ \\t]*(,[ \\t]*|$)` "$9"',
    'Vary `(?i),[ \\t]*origin[ \\t]*(,|$)` "$1"',
    'Vary `^$` "@"',
    'Vary `^([^@*].*)$` "$1, @"',
    'Vary `@$` Origin',
  ]
  return [
    ...block(matcher, [...actualHeaders(policy), 'defer']),
    ...block('header', [...remove, ...(origins === '*' ? [] : vary), 'defer']),
    ...(origins === '*' ? [] : ['header ?Vary "@"']),
  ]
}

function actualHeaders(policy: GatewayPolicy): string[] {
  const { credentials, exposed, timing } = policy
  return [
    `Access-Control-Allow-Origin ${originValue(policy)}`,
    ...(credentials ? ['Access-Control-Allow-Credentials true'] : []),
    ...(exposed.length > 0 ? [`Access-Control-Expose-Headers "${exposed.join(', ')}"`] : []),
    ...(timing ? [`Timing-Allow-Origin ${originValue(policy)}`] : []),
  ]
}

/**
 * Writes the headers for Caddy's own errors, such as 502 for an upstream that is down. No deferred
 * handler sees them.
 */
function printErrors(policy: GatewayPolicy, p: string): string[] {
  const [matcher] = originMatcher(policy)
  return [
    ...(matcher === undefined ? [] : [`@${p}_errors_allowed ${matcher}`]),
    ...block(
      matcher === undefined ? 'header' : `header @${p}_errors_allowed`,
      actualHeaders(policy),
    ),
    ...(matcher === undefined ? [] : ['header Vary Origin']),
    'respond {err.status_code}',
  ]
}
