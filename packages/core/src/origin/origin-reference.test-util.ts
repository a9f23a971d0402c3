// A reference implementation of origin patterns, in the simplest code: texts are split and compared
// piece by piece. It shares no code with the matcher that tests compare it to, and is too slow for
// production.

interface Parts {
  readonly scheme: string
  readonly host: string
  readonly port: string
}

export const IPV6: readonly string[] = ['[::1]', '[2001:db8::1]', '[fe80::a:b]']
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  http: '80',
  https: '443',
  ws: '80',
  wss: '443',
  ftp: '21',
}
const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-_'
const ANY_CASE = CHARACTERS + CHARACTERS.toUpperCase()
const STAR_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-'

function only(text: string, characters: string): boolean {
  return text !== '' && text.split('').every((c) => characters.includes(c))
}

function split(value: string): Parts | null {
  const [scheme = '', authority, ...more] = value.split('://')
  if (authority === undefined || more.length > 0) return null
  if (!only(scheme, 'abcdefghijklmnopqrstuvwxyz0123456789+-.')) return null
  if (!only(scheme.charAt(0), 'abcdefghijklmnopqrstuvwxyz')) return null
  if (authority.startsWith('[')) {
    const [host = '', rest = '', ...others] = authority.split(']')
    if (others.length > 0 || (rest !== '' && !rest.startsWith(':'))) return null
    if (rest === ':') return null
    return { scheme, host: `${host}]`, port: rest.slice(1) }
  }
  const [host = '', port, ...others] = authority.split(':')
  if (others.length > 0 || port === '') return null
  return { scheme, host, port: port ?? '' }
}

function isPort(scheme: string, port: string): boolean {
  if (port === '') return true
  if (!only(port, '0123456789') || port !== String(Number(port)) || Number(port) > 65_535)
    return false
  if (port === '0') return false
  return DEFAULT_PORTS[scheme] !== port
}

const isHttp = (scheme: string): boolean => scheme === 'http' || scheme === 'https'

function isHost(scheme: string, host: string): boolean {
  if (host.startsWith('[')) return IPV6.includes(host)
  const labels = host.split('.')
  // Only schemes that the URL standard knows have case-insensitive names and IPv4 addresses as
  // hosts.
  const isSpecial = scheme in DEFAULT_PORTS
  const characters = isSpecial ? CHARACTERS : ANY_CASE
  // Electron's `app://.` has an empty label.
  const isLabel = (label: string): boolean =>
    label === '' ? !isHttp(scheme) : only(label, characters)
  if (host === '' || !labels.every(isLabel)) return false
  if (!isSpecial) return true
  const last = labels.at(-1) ?? ''
  if (!only(last, '0123456789') && !/^0x[0-9a-f]*$/.test(last)) return true
  return (
    labels.length === 4 &&
    labels.every((part) => part === String(Number(part)) && Number(part) < 256)
  )
}

/** Whether a browser could send a value as `Origin`. */
export function isOriginByReference(value: string): boolean {
  const parts = split(value)
  return parts !== null && isPort(parts.scheme, parts.port) && isHost(parts.scheme, parts.host)
}

function labelMatches(pattern: string, label: string): boolean {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === label
  if (!label.startsWith(before) || !label.endsWith(after)) return false
  return (
    only(label.slice(before.length, label.length - after.length), STAR_CHARACTERS) &&
    label.length > before.length + after.length
  )
}

/** Whether a pattern matches an origin. */
export function matchesByReference(pattern: string, origin: string): boolean {
  const wanted = split(pattern)
  const found = split(origin)
  if (wanted === null || found === null || !isOriginByReference(origin)) return false
  if (wanted.scheme !== found.scheme) return false
  if (wanted.port !== '*' && wanted.port !== found.port) return false
  const patterns = wanted.host.split('.')
  const labels = found.host.split('.')
  if (patterns[0] === '*') {
    const rest = patterns.slice(1)
    return labels.length > rest.length && labels.slice(-rest.length).join('.') === rest.join('.')
  }
  return (
    patterns.length === labels.length &&
    patterns.every((label, index) => labelMatches(label, labels[index] ?? ''))
  )
}
