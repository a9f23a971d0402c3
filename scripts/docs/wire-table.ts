import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './pages.ts'

type Headers = readonly (readonly [name: string, value: string])[]
interface Decision {
  readonly reason: string | null
  readonly status: number | null
  readonly headers: Headers
  readonly vary: readonly string[]
}
interface Core {
  createCors(options: object): { decide(request: object): Decision }
}

const APP = 'https://app.example.com'
const EVIL = 'https://evil.example'
const ASKED = { method: 'OPTIONS', requestMethod: 'PUT', requestHeaders: 'x-token' }

const REQUESTS = {
  'preflight, allowed origin': { ...ASKED, origin: APP },
  'preflight for `REPORT`, allowed origin': { ...ASKED, requestMethod: 'REPORT', origin: APP },
  'preflight, denied origin': { ...ASKED, origin: EVIL },
  'actual, allowed origin': { method: 'GET', origin: APP },
  'actual, denied origin': { method: 'GET', origin: EVIL },
  'actual `POST`, denied origin': { method: 'POST', origin: EVIL },
  'preflight, any origin': { ...ASKED, origin: EVIL },
  'actual, any origin': { method: 'GET', origin: EVIL },
  'no `Origin`': { method: 'GET', origin: null },
} as const

interface Table {
  readonly title: string
  readonly options: object
  readonly requests: readonly (keyof typeof REQUESTS)[]
}

const TABLES: readonly Table[] = [
  {
    title: 'Origins, methods and headers are listed, with credentials',
    options: {
      origin: APP,
      credentials: true,
      methods: ['GET', 'PUT'],
      allowedHeaders: ['X-Token'],
      exposedHeaders: ['ETag'],
    },
    requests: [
      'preflight, allowed origin',
      'preflight for `REPORT`, allowed origin',
      'preflight, denied origin',
      'actual, allowed origin',
      'actual, denied origin',
      'no `Origin`',
    ],
  },
  {
    title: 'Origins are listed, any method and header, with credentials',
    options: { origin: APP, credentials: true },
    requests: ['preflight, allowed origin', 'preflight for `REPORT`, allowed origin'],
  },
  {
    title: 'Any origin, method and header',
    options: { origin: '*' },
    requests: ['preflight, any origin', 'actual, any origin', 'no `Origin`'],
  },
  {
    title: 'With `crossOriginProtection`',
    options: { origin: APP, crossOriginProtection: true },
    requests: ['actual, allowed origin', 'actual, denied origin', 'actual `POST`, denied origin'],
  },
]

/** Writes the headers that policies send for each kind of request, as tables of Markdown. */
export async function wireTables(): Promise<string> {
  const path = join(ROOT, 'packages/core/dist/index.js')
  const core = (await import(pathToFileURL(path).href)) as Core
  const none = { requestMethod: null, requestHeaders: null, fetchSite: null, host: null }
  const tables = TABLES.map(({ title, options, requests }) => {
    const policy = core.createCors(options)
    return [
      `### ${title}`,
      '',
      '| Request | Reason | Status | Headers | `Vary` |',
      '|---|---|---|---|---|',
      ...requests.map((name) => row(name, policy.decide({ ...none, ...REQUESTS[name] }))),
    ].join('\n')
  })
  return tables.join('\n\n')
}

function row(name: string, { reason, status, headers, vary }: Decision): string {
  const set = headers.filter(([, value]) => value !== '')
  const lines = set.map(([header, value]) => `\`${header}: ${value}\``)
  const cells = [
    name,
    reason === null ? '' : `\`${reason}\``,
    status === null ? "the handler's" : String(status),
    lines.join('<br>') || 'none',
    vary.map((header) => `\`${header}\``).join(', ') || 'none',
  ]
  return `| ${cells.join(' | ')} |`
}
