import type { ListedOrigin } from '../origin/listed-origin.js'
import {
  type GatewayPolicy,
  hostRegex,
  preflightVary,
  spelledOut,
} from '../policy/gateway-policy.js'
import { FORBIDDEN_METHOD_REGEX, METHOD_REGEX, SHORT_NAMES_REGEX } from '../text/token-regex.js'

/**
 * The number of exact origins above which they are written to a hash table, because Nginx tries one
 * regular expression after the other.
 */
const MANY = 50

/**
 * Quotes a text for Nginx. Backslashes and quotation marks are escaped, and `$` begins a variable.
 */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

/** Writes `map <source> <variable> { <lines> }`. */
function map(source: string, variable: string, ...lines: readonly string[]): string {
  return `map ${source} $${variable} {\n${lines.map((line) => `    ${line};`).join('\n')}\n}`
}

/**
 * Writes the `map` blocks, for the `http` block. A variable is empty if its header must not be
 * sent, because `add_header` sends no line for an empty value.
 *
 * @param p the prefix of all variables
 * @see https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function printMaps(policy: GatewayPolicy, p: string): string[] {
  const { origins, methods, headers, maxAge, credentials, exposed, timing } = policy
  const host = hostRegex(policy)
  const found = host === null ? 'origin' : 'matched'
  const whenAllowed = (variable: string, value: string) =>
    map(`$${p}_allowed`, `${p}_${variable}`, '"" ""', `default ${quoted(value)}`)
  const maps = [
    ...(origins === '*'
      ? [map('"."', `${p}_${found}`, 'default "*"')]
      : printOrigins(origins, p, found)),
    // The response to a request for another host must not have headers of the policy.
    ...(host === null
      ? []
      : [
          map('$http_host', `${p}_hosted`, 'default ""', `${quoted(`~*^${host}$`)} 1`),
          map(`$${p}_hosted`, `${p}_origin`, '"" ""', `default $${p}_matched`),
        ]),
    map('$http_origin', `${p}_page`, '"" ""', 'default 1'),
    map('$http_access_control_request_method', `${p}_asks`, '"" ""', 'default 1'),
    map(
      `"$request_method$${p}_page$${p}_asks"`,
      `${p}_preflight`,
      '"~^OPTIONS11$" 1',
      'default ""',
    ),
    ...printProtection(policy, p),
    printAnswer(policy, p),
    map('"."', `${p}_nothing`, 'default ""'),
    map(`$${p}_answer`, `${p}_allowed`, `${policy.preflightStatus} 1`, 'default ""'),
  ]
  if (methods.any) {
    const request = '$http_access_control_request_method'
    const known = `~^(${spelledOut(methods).join('|')})$`
    maps.push(
      map(
        request,
        `${p}_method`,
        'default ""',
        `${quoted(`~*${FORBIDDEN_METHOD_REGEX}`)} ""`,
        `${quoted(known)} ""`,
        `${quoted(`~${METHOD_REGEX}`)} ", ${request}"`,
      ),
    )
  }
  maps.push(
    whenAllowed('allow_methods', methods.names.join(', ') + (methods.any ? `$${p}_method` : '')),
  )
  if (headers.any) {
    const request = '$http_access_control_request_headers'
    const names = `${quoted(`~${SHORT_NAMES_REGEX}`)} ", ${request}"`
    maps.push(map(request, `${p}_names`, 'default ""', names))
  }
  if (headers.any || headers.names.length > 0)
    maps.push(
      whenAllowed('allow_headers', headers.names.join(', ') + (headers.any ? `$${p}_names` : '')),
    )
  maps.push(whenAllowed('max_age', String(maxAge)))
  if (credentials) maps.push(map(`$${p}_origin`, `${p}_credentials`, '"" ""', 'default true'))
  if (exposed.length > 0 || timing) {
    maps.push(map(`"$${p}_preflight$${p}_origin"`, `${p}_actual`, '"" ""', '"~^1" ""', 'default 1'))
  }
  const whenActual = (variable: string, value: string) =>
    map(`$${p}_actual`, `${p}_${variable}`, '"" ""', `default ${value}`)
  if (exposed.length > 0) maps.push(whenActual('expose', quoted(exposed.join(', '))))
  if (timing) maps.push(whenActual('timing', `$${p}_origin`))
  if (origins !== '*') {
    const named = String.raw`~*(^|,)[ \t]*(origin|\*)[ \t]*(,|$)`
    maps.push(map('$upstream_http_vary', `${p}_vary`, `${quoted(named)} ""`, 'default Origin'))
  }
  const asked = preflightVary(policy)
  if (asked.length > 0) maps.push(whenAllowed('vary_asked', asked.join(', ')))
  return maps
}

/**
 * Writes the origins. Nginx compares strings in a `map` without case, so exact origins are anchored
 * regular expressions. If there are many, a hash table finds the listed origin, and a
 * back-reference compares it with the sent origin.
 */
function printOrigins(origins: readonly ListedOrigin[], p: string, variable: string): string[] {
  const exact = origins.filter((origin) => origin.exact)
  const origin = '$http_origin'
  if (exact.length <= MANY) {
    const lines = origins.map(({ regex }) => `${quoted(`~^${regex}$`)} ${origin}`)
    return [map(origin, `${p}_${variable}`, 'default ""', ...lines)]
  }
  const listed = exact.map(({ pattern }) => `${quoted(pattern)} ${quoted(pattern)}`)
  const patterns = origins.filter(({ exact: isExact }) => !isExact)
  const longest = Math.max(...exact.map(({ pattern }) => pattern.length))
  return [
    `map_hash_max_size ${powerOfTwo(exact.length * 2)};`,
    `map_hash_bucket_size ${powerOfTwo(longest + 64)};`,
    map(origin, `${p}_listed`, 'default ""', ...listed),
    map(
      `"${origin} $${p}_listed"`,
      `${p}_${variable}`,
      'default ""',
      String.raw`"~^([^ ]+) \\1$" ${origin}`,
      ...patterns.map(({ regex }) => `${quoted(`~^${regex} $`)} ${origin}`),
    ),
  ]
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(least, 2048 / 32)))
}

/**
 * Writes the map for the status: 403, the status of an allowed preflight, or 0 if the request goes
 * to the application.
 */
function printAnswer({ preflightStatus, protection, hosts }: GatewayPolicy, p: string): string {
  if (protection === null && hosts === null) {
    const source = `"$${p}_preflight$${p}_origin"`
    return map(source, `${p}_answer`, '"1" 403', `"~^1." ${preflightStatus}`, 'default 0')
  }
  const [own, site] = protection === null ? ['1', '1'] : [`$${p}_own`, `$${p}_site`]
  const hosted = hosts === null ? '1' : `$${p}_hosted`
  const safe = protection?.safeMethods.join('|')
  const isStrict = protection?.strict === true
  return map(
    `"${hosted}|$${p}_preflight|$${p}_origin|${own}|${site}|$request_method"`,
    `${p}_answer`,
    ...(hosts === null ? [] : ['"~^[|]" 403']),
    '"~^1[|]1[|][|]" 403',
    `"~^1[|]1[|]" ${preflightStatus}`,
    ...(isStrict ? ['"~^1[|][|][|][|]" 403'] : []),
    // 403 if the browser reports another site, or if it reports nothing and the page does not
    // belong to this host.
    ...(safe === undefined ? [] : [`"~^1[|][|][|]1?[|]no[|](?!(${safe})$)" 403`]),
    ...(safe === undefined ? [] : [`"~^1[|][|][|][|][|](?!(${safe})$)" 403`]),
    'default 0',
  )
}

/**
 * Writes two maps: whether the page belongs to the host of the request, and whether the browser
 * says so (`yes`, `no`, or an empty text if it says nothing).
 */
function printProtection({ protection }: GatewayPolicy, p: string): string[] {
  if (protection === null) return []
  return [
    map(
      '"$http_host $http_origin"',
      `${p}_own`,
      '"~^[^ ]* $" 1',
      String.raw`"~*^([^ ]+) [a-z][a-z0-9+.-]*://\\1$" 1`,
      'default ""',
    ),
    map('$http_sec_fetch_site', `${p}_site`, '"" ""', '"~^(same-origin|none)$" yes', 'default no'),
  ]
}
