import type { Target } from '@webcors/proxy'
import { quote } from '../quote.js'
import type { Style } from '../style.js'
import type { ProxyArguments, Secret } from './read-proxy-arguments.js'

/**
 * Returns the first output of the command: the URL of the proxy, the line for the page, and the
 * same proxy as a program.
 */
export function introduce(given: ProxyArguments, port: number, style: Style): string {
  const { options, origins, json } = given
  const base = `http://localhost:${port}`
  const mounts = Object.keys(options.targets)
  if (json) return JSON.stringify({ url: base, targets: mounts })
  const lines = mounts.map((mount) => {
    const target = options.targets[mount as '/']
    const url = typeof target === 'string' ? target : target?.url
    return `${style('bold', base + (mount === '/' ? '' : mount))} forwards to ${url}`
  })
  const path = mounts[0] === '/' ? '/...' : `${mounts[0]}/...`
  const pages = origins.join(' and ')
  return [
    ...lines,
    `for pages of ${pages}. It listens on this computer only. Ctrl-C stops it.`,
    '',
    'In the page:',
    '',
    `  await fetch('${base}${path}')`,
    '',
    'The same proxy for your own server, with a limit:',
    '',
    ...programOf(given).map((line) => (line === '' ? '' : `  ${line}`)),
    '',
  ].join('\n')
}

/** The properties that are printed separately: they have secret values, or follow from those. */
const PRINTED_SEPARATELY = ['headers', 'query', 'dangerouslyAllowAnyCaller']

function programOf({ options, origins, secrets }: ProxyArguments): readonly string[] {
  const targets = Object.entries(options.targets).map(([mount, target]) => {
    const { url, ...rest } = target as Target
    const own = secrets[mount] ?? []
    const fields = [
      `url: ${quote(url)}`,
      ...Object.entries(rest)
        .filter(([name]) => !PRINTED_SEPARATELY.includes(name))
        .map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
      ...fieldsOf('headers', own),
      ...fieldsOf('query', own),
      ...(own.length > 0 ? ['dangerouslyAllowAnyCaller: true'] : []),
    ]
    if (fields.length === 1) return `    ${quote(mount)}: ${quote(url)},`
    const body = fields.map((field) => `        ${field},`)
    return [`    ${quote(mount)}: {`, ...body, '      },'].join('\n')
  })
  const quoted = origins.map(quote)
  const origin = quoted.length === 1 ? quoted[0] : `[${quoted.join(', ')}]`
  return [
    "import { createProxy } from '@webcors/proxy'",
    '',
    'export const fetch = createProxy(',
    '  {',
    '    targets: {',
    ...targets.flatMap((text) => `  ${text}`.split('\n')),
    '    },',
    '    limit: { perMinute: 600 },',
    '  },',
    `  { origin: ${origin} },`,
    ')',
  ]
}

function fieldsOf(kind: Secret['kind'], secrets: readonly Secret[]): readonly string[] {
  const own = secrets.filter((secret) => secret.kind === kind)
  if (own.length === 0) return []
  const entries = own.map(({ name, variable }) => `${quote(name)}: process.env.${variable}`)
  return [`${kind}: { ${entries.join(', ')} }`]
}
