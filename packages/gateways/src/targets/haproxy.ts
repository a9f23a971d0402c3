import { EXACT } from '../compare/capabilities.js'
import {
  type GatewayPolicy,
  hostRegex,
  ownedHeaders,
  preflightVary,
  type Protection,
  spelledOut,
} from '../policy/gateway-policy.js'
import { toText } from '../text/block.js'
import { head } from '../text/head.js'
import {
  FORBIDDEN_METHOD_REGEX,
  MAX_NAMES_LENGTH,
  METHOD_REGEX,
  NAMES_REGEX,
} from '../text/token-regex.js'
import { fileName, type PrintContext, type Target } from './target.js'

/**
 * The number of exact origins above which they are written to a file, because HAProxy reads a file
 * into a tree.
 */
const MANY = 50

/**
 * HAProxy. `fhdr` reads whole lines, while `hdr` splits them at commas. `http-after-response`
 * applies to HAProxy's own errors too.
 *
 * @see https://docs.haproxy.org/2.6/configuration.html#4.2-http-after-response
 */
export const haproxy: Target = {
  row: {
    title: 'HAProxy',
    verified: 'run',
    versions: '2.2 and later; run on 2.6',
    sources: ['https://docs.haproxy.org/2.6/configuration.html'],
    capabilities: EXACT,
  },
  usage: [
    'Put these lines into a frontend, backend or listen section, before other http-request rules.',
  ],
  directory: '/etc/haproxy',
  print(policy, context) {
    const file = fileName(context, '-origins.lst')
    const many = exactOrigins(policy).length > MANY
    const text = toText(
      head(this, context, '# '),
      printRequest(policy, context, many ? file : null),
      [...printAnswers(policy, context.prefix), ...printHeaders(policy, context.prefix)],
    )
    return {
      [fileName(context, '.cfg')]: text,
      ...(many ? { [file]: toText(exactOrigins(policy)) } : {}),
    }
  },
}

/** Quotes a text in single quotes, which need no escapes except for single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`
}

function exactOrigins({ origins }: GatewayPolicy): readonly string[] {
  if (origins === '*') return []
  return origins.filter(({ exact }) => exact).map(({ pattern }) => pattern)
}

function printRequest(
  policy: GatewayPolicy,
  { prefix: p, directory }: PrintContext,
  file: string | null,
): string[] {
  const { origins, methods, headers, protection } = policy
  const asked = 'req.fhdr(Access-Control-Request-Method)'
  const names = 'req.fhdr(Access-Control-Request-Headers)'
  const patterns = origins === '*' ? [] : origins.filter(({ exact }) => !exact)
  const exact =
    file === null
      ? exactOrigins(policy).map((origin) => quoted(origin))
      : [`-f ${directory}/${file}`]
  const host = hostRegex(policy)
  const hosted = host === null ? '' : ` ${p}_hosted`
  return [
    ...(host === null ? [] : [`acl ${p}_hosted req.fhdr(Host) -m reg -i ${quoted(`^${host}$`)}`]),
    ...exact.map((origin) => `acl ${p}_listed req.fhdr(Origin) -m str ${origin}`),
    ...patterns.map(
      ({ regex }) => `acl ${p}_listed req.fhdr(Origin) -m reg ${quoted(`^${regex}$`)}`,
    ),
    `acl ${p}_one_line req.fhdr_cnt(Origin) eq 1`,
    origins === '*'
      ? `http-request set-var(txn.${p}_origin) str(*)${host === null ? '' : ` if${hosted}`}`
      : `http-request set-var(txn.${p}_origin) req.fhdr(Origin) if ${p}_one_line ${p}_listed${hosted}`,
    `http-request set-var(txn.${p}_preflight) bool(true) if { method OPTIONS } { req.fhdr_cnt(Origin) gt 0 } { req.fhdr_cnt(Access-Control-Request-Method) gt 0 }`,
    `acl ${p}_preflight var(txn.${p}_preflight) -m bool`,
    `acl ${p}_allowed var(txn.${p}_origin) -m found`,
    ...(methods.any
      ? [
          `http-request set-var(txn.${p}_method) ${asked} if ${p}_preflight { ${asked} -m reg ${quoted(METHOD_REGEX)} } !{ ${asked} -m reg -i ${quoted(FORBIDDEN_METHOD_REGEX)} } !{ ${asked} -m str ${spelledOut(methods).join(' ')} }`,
        ]
      : []),
    ...(headers.any
      ? [
          `http-request set-var(txn.${p}_names) ${names} if ${p}_preflight { ${names},length le ${MAX_NAMES_LENGTH} } { ${names} -m reg ${quoted(NAMES_REGEX)} }`,
        ]
      : []),
    ...(protection === null ? [] : printProtection(p)),
  ]
}

/** Writes the rules that find out whether the page belongs to the host of the request. */
function printProtection(p: string): string[] {
  const own = `http-request set-var(txn.${p}_own) bool(true) if`
  return [
    `http-request set-var(txn.${p}_host) req.fhdr(Host),lower`,
    `acl ${p}_says_site req.fhdr(Sec-Fetch-Site),length gt 0`,
    `acl ${p}_from_page req.fhdr_cnt(Origin) gt 0`,
    `acl ${p}_same_host req.fhdr(Origin),regsub(^[a-z][a-z0-9+.-]*://,),strcmp(txn.${p}_host) eq 0`,
    `${own} !${p}_from_page`,
    `${own} ${p}_one_line ${p}_same_host`,
    `acl ${p}_own var(txn.${p}_own) -m bool`,
  ]
}

function printAnswers({ preflightStatus, protection, hosts }: GatewayPolicy, p: string): string[] {
  const refuse = 'http-request return status 403 if'
  return [
    ...(hosts === null ? [] : [`${refuse} !${p}_hosted`]),
    `http-request return status ${preflightStatus} if ${p}_preflight ${p}_allowed`,
    `${refuse} ${p}_preflight`,
    ...(protection === null ? [] : printRefusals(protection, refuse, p)),
  ]
}

function printRefusals({ safeMethods, strict }: Protection, refuse: string, p: string): string[] {
  const unsafe = `!${p}_allowed !{ method ${safeMethods.join(' ')} }`
  return [
    ...(strict ? [`${refuse} !${p}_allowed !${p}_own`] : []),
    `${refuse} ${unsafe} ${p}_says_site !{ req.fhdr(Sec-Fetch-Site) -m str same-origin none }`,
    `${refuse} ${unsafe} !${p}_says_site !${p}_own`,
  ]
}

function printHeaders(policy: GatewayPolicy, p: string): string[] {
  const { origins, credentials, methods, headers, maxAge, exposed, timing } = policy
  const set = (name: string, value: string, condition: string) =>
    `http-after-response set-header ${name} ${value} if ${condition}`
  const preflight = `${p}_preflight ${p}_allowed`
  const actual = `!${p}_preflight ${p}_allowed`
  const echo = (name: string, names: readonly string[], variable: string) =>
    set(
      name,
      quoted(`${names.join(', ')}, %[var(txn.${p}_${variable})]`),
      `${preflight} { var(txn.${p}_${variable}) -m found }`,
    )
  const origin = `%[var(txn.${p}_origin)]`
  const asked = preflightVary(policy)
  return [
    'http-after-response del-header Access-Control- -m beg',
    ...(ownedHeaders(policy).includes('Timing-Allow-Origin')
      ? ['http-after-response del-header Timing-Allow-Origin']
      : []),
    set('Access-Control-Allow-Origin', origin, `${p}_allowed`),
    ...(credentials ? [set('Access-Control-Allow-Credentials', 'true', `${p}_allowed`)] : []),
    set('Access-Control-Allow-Methods', quoted(methods.names.join(', ')), preflight),
    ...(methods.any ? [echo('Access-Control-Allow-Methods', methods.names, 'method')] : []),
    ...(headers.names.length > 0
      ? [set('Access-Control-Allow-Headers', quoted(headers.names.join(', ')), preflight)]
      : []),
    ...(headers.any ? [echo('Access-Control-Allow-Headers', headers.names, 'names')] : []),
    set('Access-Control-Max-Age', String(maxAge), preflight),
    ...(exposed.length > 0
      ? [set('Access-Control-Expose-Headers', quoted(exposed.join(', ')), actual)]
      : []),
    ...(timing ? [set('Timing-Allow-Origin', origin, actual)] : []),
    ...(origins === '*'
      ? []
      : ['http-after-response add-header Vary Origin unless { res.hdr(Vary) -m str -i Origin * }']),
    ...(asked.length > 0
      ? [`http-after-response add-header Vary ${quoted(asked.join(', '))} if ${preflight}`]
      : []),
  ]
}
