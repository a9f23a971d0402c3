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
import { METHOD_REGEX, SHORT_NAMES_REGEX } from '../text/token-regex.js'
import { fileName, type Target } from './target.js'

/**
 * Varnish. Facts about the request are kept in request headers that begin with `X-`. They are
 * removed from each request first, so that clients cannot set them. CORS headers are created at
 * delivery, so that one stored object serves every origin.
 *
 * @see https://varnish-cache.org/docs/7.1/reference/vcl.html
 */
export const varnish: Target = {
  row: {
    title: 'Varnish',
    verified: 'run',
    versions: 'VCL 4.1: Varnish 6 and later; run on 7.1',
    sources: [
      'https://varnish-cache.org/docs/7.1/reference/vcl.html',
      'https://varnish-cache.org/docs/7.1/reference/vmod_std.html',
    ],
    capabilities: EXACT,
  },
  usage: [
    'Write include "%.vcl"; before your own subs, after import std; and the backends.',
    'Then write call @@_recv; in vcl_recv, call @@_deliver; in vcl_deliver, call @@_synth; in vcl_synth, each as the first line.',
    'To limit it to a path, call @@_recv inside an if. The other two subs do nothing for requests for which it was not called.',
    'Varnish compares req.url as it was sent: //api/ does not match "^/api/". Keep other paths away from the application of this policy.',
  ],
  print(policy, context) {
    const { prefix } = context
    const x = `req.http.X-${prefix.replaceAll('_', '-')}`
    return {
      [fileName(context, '.vcl')]: toText(
        head(this, context, '# '),
        // If several subs have the name `vcl_recv`, Varnish runs them in the order in which it
        // reads them.
        sub('vcl_recv', [`unset ${x};`, `unset ${x}-Origin;`, `unset ${x}-Preflight;`]),
        sub(`${prefix}_recv`, printReceive(policy, x)),
        sub(`${prefix}_headers`, printHeaders(policy, x)),
        sub(`${prefix}_deliver`, [`if (${x}) { call ${prefix}_headers; }`]),
        sub(`${prefix}_synth`, [
          `if (${x}) {`,
          `    call ${prefix}_headers;`,
          `    if (${x} == "answer") { set resp.body = ""; return (deliver); }`,
          '}',
        ]),
      ),
    }
  },
}

function sub(name: string, lines: readonly string[]): string[] {
  return [`sub ${name} {`, ...indent(lines), '}']
}

/**
 * Writes a long string, which has no escapes and ends at `"}`. No regular expression here contains
 * this ending.
 */
function long(text: string): string {
  return `{"${text}"}`
}

function printReceive(policy: GatewayPolicy, x: string): string[] {
  const { origins, protection, preflightStatus } = policy
  const origin = 'req.http.Origin'
  const setOrigin = `set ${x}-Origin = ${origins === '*' ? '"*"' : origin};`
  const host = hostRegex(policy)
  return [
    'std.collect(req.http.Origin);',
    'std.collect(req.http.Access-Control-Request-Headers);',
    `set ${x} = "1";`,
    ...(host === null ? [] : refuse(`req.http.Host !~ ${long(`(?i)^${host}$`)}`, x)),
    origins === '*'
      ? setOrigin
      : `if (${origin} ~ ${long(`^${joinRegexes(origins)}$`)}) { ${setOrigin} }`,
    `if (req.method == "OPTIONS" && ${origin} && req.http.Access-Control-Request-Method) {`,
    `    set ${x} = "answer";`,
    `    set ${x}-Preflight = "1";`,
    `    if (${x}-Origin) { return (synth(${preflightStatus}, "")); }`,
    '    return (synth(403, ""));',
    '}',
    ...(protection === null ? [] : printProtection(protection, x)),
  ]
}

function refuse(condition: string, x: string): string[] {
  return [`if (${condition}) {`, `    set ${x} = "answer";`, '    return (synth(403, ""));', '}']
}

function printProtection({ safeMethods, strict }: Protection, x: string): string[] {
  const origin = 'req.http.Origin'
  const site = 'req.http.Sec-Fetch-Site'
  const own = `(!${origin} || regsub(${origin}, "^[a-z][a-z0-9+.-]*://", "") == std.tolower(req.http.Host))`
  const unsafe = `!${x}-Origin && req.method !~ "^(${safeMethods.join('|')})$"`
  const isSilent = `(!${site} || ${site} == "")`
  return [
    ...(strict ? refuse(`!${x}-Origin && !${own}`, x) : []),
    ...refuse(`${unsafe} && !${isSilent} && ${site} !~ "^(same-origin|none)$"`, x),
    ...refuse(`${unsafe} && ${isSilent} && !${own}`, x),
  ]
}

function printHeaders(policy: GatewayPolicy, x: string): string[] {
  const { origins, credentials, methods, headers, maxAge, exposed, timing } = policy
  const set = (name: string, value: string) => `set resp.http.${name} = "${value}";`
  const append = (name: string, value: string) =>
    `set resp.http.${name} = resp.http.${name} + ", " + ${value};`
  const [asked, names] = [
    'req.http.Access-Control-Request-Method',
    'req.http.Access-Control-Request-Headers',
  ]
  const known = `^(?i:connect|trac[ek])$|^(${spelledOut(methods).join('|')})$`
  const vary = preflightVary(policy).join(', ')
  return [
    ...ownedHeaders(policy).map((name) => `unset resp.http.${name};`),
    `if (${x}-Origin) {`,
    `    set resp.http.Access-Control-Allow-Origin = ${x}-Origin;`,
    ...indent([
      ...(credentials ? [set('Access-Control-Allow-Credentials', 'true')] : []),
      `if (${x}-Preflight) {`,
      ...indent([
        set('Access-Control-Allow-Methods', methods.names.join(', ')),
        ...(methods.any
          ? [
              `if (${asked} ~ ${long(METHOD_REGEX)} && ${asked} !~ ${long(known)}) { ${append('Access-Control-Allow-Methods', asked)} }`,
            ]
          : []),
        ...(headers.names.length > 0
          ? [set('Access-Control-Allow-Headers', headers.names.join(', '))]
          : []),
        ...(headers.any
          ? [
              `if (${names} ~ ${long(SHORT_NAMES_REGEX)}) { ${append('Access-Control-Allow-Headers', names)} }`,
            ]
          : []),
        set('Access-Control-Max-Age', String(maxAge)),
      ]),
      '} else {',
      ...indent([
        ...(exposed.length > 0 ? [set('Access-Control-Expose-Headers', exposed.join(', '))] : []),
        ...(timing ? [`set resp.http.Timing-Allow-Origin = ${x}-Origin;`] : []),
      ]),
      '}',
    ]),
    '}',
    ...(origins === '*'
      ? []
      : [
          'std.collect(resp.http.Vary);',
          'if (!resp.http.Vary) {',
          '    set resp.http.Vary = "Origin";',
          String.raw`} elsif (resp.http.Vary !~ "(?i)(^|,)[ \t]*(origin|\*)[ \t]*(,|$)") {`,
          '    set resp.http.Vary = resp.http.Vary + ", Origin";',
          '}',
        ]),
    ...(vary === ''
      ? []
      : [
          `if (${x}-Preflight && ${x}-Origin) {`,
          `    if (resp.http.Vary) { set resp.http.Vary = resp.http.Vary + ", ${vary}"; } else { set resp.http.Vary = "${vary}"; }`,
          '}',
        ]),
  ]
}
