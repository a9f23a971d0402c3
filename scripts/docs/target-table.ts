import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './pages.ts'

interface Capabilities {
  readonly origins: {
    readonly subdomains: boolean | string
    readonly label: boolean
    readonly anyPort: boolean
    readonly ipv6: boolean
    readonly otherSchemes: boolean
    readonly limit?: number
  }
  readonly credentials: string
  readonly methods: { readonly listed: string | readonly string[]; readonly any: string }
  readonly headers: { readonly listed: boolean; readonly none: boolean; readonly any: string }
  readonly preflight: { readonly status: number | string; readonly denied: string }
  readonly plainOptions: boolean | string
  readonly vary: string
  readonly ownHeaders: string
}
interface Row {
  readonly title: string
  readonly verified: string
  readonly versions: string
  readonly sources: readonly string[]
  readonly capabilities: Capabilities
}
interface Gateways {
  readonly TARGET_NAMES: readonly string[]
  targetRow(name: string): Row
}

/** The targets of each page. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'docs/gateways/servers.md': ['nginx', 'apache', 'haproxy', 'caddy', 'varnish'],
  'docs/gateways/aws.md': ['aws-http-api', 'aws-rest-api', 'lambda-url', 's3', 'cloudfront'],
  'docs/gateways/proxies.md': [
    'traefik',
    'kong',
    'envoy',
    'istio',
    'gateway-api',
    'ingress-nginx',
    'apigee',
  ],
  'docs/gateways/clouds.md': [
    'gcs',
    'azure-blob',
    'azure-app-service',
    'azure-api-management',
    'azure-container-apps',
    'r2',
    'vercel',
    'netlify',
    'firebase',
  ],
  'docs/gateways/frameworks.md': [
    'flask',
    'django',
    'fastapi',
    'rails',
    'laravel',
    'spring',
    'aspnet',
    'go-rs-cors',
    'go-jub0bs-cors',
  ],
}

/** The pages that have a table of targets. */
export const TARGET_PAGES: readonly string[] = Object.keys(PAGES)

/**
 * Writes the capabilities of a page's targets as a table of Markdown; `null` if the page has no
 * targets.
 */
export async function targetTable(page: string): Promise<string | null> {
  const names = PAGES[page]
  if (names === undefined) return null
  const gateways = await load()
  return [
    '| Target | Known by | Origins | Credentials | Any method, any header | Preflight: allowed, denied | Other `OPTIONS` | `Vary: Origin` | Headers of the application |',
    '|---|---|---|---|---|---|---|---|---|',
    ...names.map((name) => row(name, gateways.targetRow(name))),
  ].join('\n')
}

/** The names of all targets. */
export async function targetNames(): Promise<readonly string[]> {
  return (await load()).TARGET_NAMES
}

async function load(): Promise<Gateways> {
  const path = join(ROOT, 'packages/gateways/dist/index.js')
  return (await import(pathToFileURL(path).href)) as Gateways
}

const DENIED: Readonly<Record<string, string>> = {
  refused: '403',
  bare: 'no headers',
  shown: 'lists without an origin',
  upstream: "the application's",
}
const VARY: Readonly<Record<string, string>> = {
  always: 'always',
  'with-origin': 'with `Origin` alone',
  allowed: 'allowed origins alone',
  never: 'never',
  unknown: 'not documented',
}

function row(name: string, { title, verified, versions, sources, capabilities }: Row): string {
  const { credentials, methods, headers, preflight, plainOptions, vary, ownHeaders } = capabilities
  const { status, denied } = preflight
  const answered = status === 'both' ? '200 or 204' : String(status)
  const options = { true: 'reach it', false: 'answered', 'unless-asked': 'reach it' }
  const cells = [
    `[\`${name}\`](${sources[0] ?? ''} "${title}, ${versions}")`,
    verified,
    origins(capabilities.origins),
    credentials === 'supported' ? 'as written' : credentials === 'forced' ? 'always' : 'never',
    `${anyOf(methods.listed === 'never' ? 'always' : methods.any)}, ${anyOf(headers.listed ? headers.any : 'always')}`,
    status === 'upstream' ? 'not answered' : `${answered}, ${DENIED[denied] ?? denied}`,
    options[String(plainOptions) as keyof typeof options],
    VARY[vary] ?? vary,
    ownHeaders,
  ]
  return `| ${cells.join(' | ')} |`
}

function anyOf(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    echo: 'yes',
    star: 'without credentials',
    list: 'no',
  }
  return words[kind] ?? kind
}

function origins(known: Capabilities['origins']): string {
  const { subdomains, label, anyPort, ipv6, otherSchemes, limit } = known
  const missing = [
    ...(subdomains === true ? [] : [subdomains === false ? '`*.`' : '`*.` beyond one label']),
    ...(label ? [] : ['`a-*`']),
    ...(anyPort ? [] : ['`:*`']),
    ...(ipv6 ? [] : ['IPv6']),
    ...(otherSchemes ? [] : ['other schemes']),
  ]
  const most = limit === undefined ? '' : `, ${limit} at most`
  return `${missing.length === 0 ? 'all' : `all but ${missing.join(', ')}`}${most}`
}
