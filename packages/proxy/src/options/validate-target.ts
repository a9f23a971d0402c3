import { isAmbiguousPath } from '../guard/ambiguous-path.js'
import { secretTexts } from '../guard/secrets.js'
import { CONNECTION_HEADERS, OPEN_HEADERS, USUAL_REQUEST_HEADERS } from './header-tables.js'
import type { AddIssue, ProxyIssueCode } from './proxy-issue.js'
import { checkKnown, isRecord, isToken, readFlag, readList } from './read-values.js'
import type { ResolvedTarget } from './resolved-options.js'
import { readTargetUrl } from './validate-target-url.js'

type Path = readonly PropertyKey[]

const NAMES = [
  'url',
  'methods',
  'paths',
  'requestHeaders',
  'headers',
  'query',
  'redirects',
  'contentTypes',
  'privateNetwork',
  'ca',
  'dangerouslyAllowAnyCaller',
  'dangerouslyAllowInsecure',
  'dangerouslyAllowAnyHost',
]

/** A target with the facts that the checks across all options need. */
export interface ReadTarget {
  readonly target: ResolvedTarget
  readonly isAnyHost: boolean
  readonly allowsAnyCaller: boolean
}

/** Reads one target, and collects its issues. Returns `null` if it has no valid URL. */
export function readTarget(mount: string, value: unknown, add: AddIssue): ReadTarget | null {
  const path: Path = ['targets', mount]
  const isShort = typeof value === 'string'
  if (!isShort && !isRecord(value)) {
    const problem = `read target ${JSON.stringify(mount)} from $: it must be a URL or an object`
    const fix = "Write a URL, such as 'https://api.example.com'."
    add('target-url-invalid', path, value, problem, fix)
    return null
  }
  const given: Readonly<Record<string, unknown>> = isShort ? { url: value } : value
  checkKnown(given, NAMES, path, add)
  const flag = (name: string): boolean => readFlag(given[name], [...path, name], add)
  const words = {
    privateNetwork: flag('privateNetwork'),
    dangerouslyAllowInsecure: flag('dangerouslyAllowInsecure'),
    dangerouslyAllowAnyHost: flag('dangerouslyAllowAnyHost'),
  }
  const allowsAnyCaller = flag('dangerouslyAllowAnyCaller')
  const url = readTargetUrl(given['url'], isShort ? path : [...path, 'url'], words, add)
  const headers = readHeaders(given['headers'], [...path, 'headers'], add)
  const query = readQuery(given['query'], [...path, 'query'], add)
  const list = (name: string, issueOf: (one: string) => ListIssue | null) =>
    readStrings(given[name], [...path, name], add, issueOf)
  const more = list('requestHeaders', issueOfRequestHeader) ?? []
  const methods = list('methods', issueOfMethod) ?? ['GET', 'HEAD']
  const paths = list('paths', issueOfPath)
  const contentTypes = list('contentTypes', issueOfContentType)
  const redirects = readRedirects(given['redirects'], [...path, 'redirects'], add)
  const { ca } = given
  if (ca !== undefined && (typeof ca !== 'string' || !ca.includes('-----BEGIN CERTIFICATE-----'))) {
    const problem = 'trust the certificate authority $: it is not a certificate in PEM'
    const fix = "Write ca: readFileSync('ca.pem', 'utf8')."
    add('proxy-option-type', [...path, 'ca'], ca, problem, fix)
  }
  if (url === null) return null
  const target: ResolvedTarget = {
    mount,
    base: url.base,
    covers: url.covers,
    methods,
    paths,
    requestHeaders: new Set([...USUAL_REQUEST_HEADERS, ...more.map((name) => name.toLowerCase())]),
    headers,
    query,
    secrets: secretTexts(secretsOf(headers, query)),
    redirects,
    contentTypes: contentTypes?.map((one) => one.toLowerCase()) ?? null,
    privateNetwork: words.privateNetwork,
    ca: ca as string | undefined,
    allowsInsecure: words.dangerouslyAllowInsecure,
  }
  return { target, isAnyHost: url.isAnyHost, allowsAnyCaller }
}

/** Returns the values that the server adds and that are secrets, also without `Bearer` and the like. */
function secretsOf(
  headers: ResolvedTarget['headers'],
  query: ResolvedTarget['query'],
): readonly string[] {
  const values = headers
    .filter(([name]) => !OPEN_HEADERS.includes(name))
    .flatMap(([, value]) => [value, value.replace(/^\w+\s+/, '')])
  return [...values, ...query.map(([, value]) => value)]
}

function readHeaders(value: unknown, path: Path, add: AddIssue): ResolvedTarget['headers'] {
  return readEntries(value, path, add).flatMap(([name, text]) => {
    const place = [...path, name]
    if (!isToken(name)) {
      const fix = 'Write a name without spaces and colons.'
      add('header-invalid', place, name, 'send header $: it is not a header name', fix)
      return []
    }
    if (
      CONNECTION_HEADERS.includes(name.toLowerCase()) ||
      /^(?:via|access-control-.*)$/i.test(name)
    ) {
      add('header-forbidden', place, name, 'set header $: the proxy itself writes it', 'Remove it.')
      return []
    }
    if (checkSecret(text, place, add) && /[^\t\x20-\x7e\x80-\xff]/.test(text)) {
      const fix = 'Write it without line breaks, in Latin-1.'
      add(
        'header-invalid',
        place,
        name,
        'send header $: its value has characters that no header can have',
        fix,
      )
      return []
    }
    return [[name.toLowerCase(), String(text)] as const]
  })
}

function readQuery(value: unknown, path: Path, add: AddIssue): ResolvedTarget['query'] {
  return readEntries(value, path, add).flatMap(([name, text]) =>
    checkSecret(text, [...path, name], add) ? [[name, text] as const] : [],
  )
}

function readEntries(value: unknown, path: Path, add: AddIssue): [string, unknown][] {
  if (value === undefined) return []
  if (isRecord(value)) return Object.entries(value)
  const problem = `read ${String(path.at(-1))} from $: it must be an object`
  const code = path.at(-1) === 'query' ? 'query-invalid' : 'header-invalid'
  add(code, path, value, problem, 'Write { name: value }.')
  return []
}

/** Refuses values of unset variables: `undefined`, empty, or with `undefined` or `null` at the end. */
function checkSecret(text: unknown, path: Path, add: AddIssue): text is string {
  if (typeof text === 'string' && text.trim() !== '' && !/(?:^|\s)(?:undefined|null)$/.test(text))
    return true
  const name = String(path.at(-1))
  const problem = `send ${JSON.stringify(name)}: it has no value, perhaps because an environment variable is not set`
  add('secret-empty', path, undefined, problem, 'Set the variable, or remove the entry.')
  return false
}

type ListIssue = readonly [code: ProxyIssueCode, problem: string, fix: string]

/** Reads a list of strings without those that have an issue. */
function readStrings(
  value: unknown,
  path: Path,
  add: AddIssue,
  issueOf: (one: string) => ListIssue | null,
): readonly string[] | null {
  const list = readList(value, path, add)
  if (list === null) return null
  return list.filter((one, index) => {
    const issue = issueOf(one)
    if (issue === null) return true
    const [code, problem, fix] = issue
    add(code, [...path, index], one, problem, fix)
    return false
  })
}

function issueOfRequestHeader(name: string): ListIssue | null {
  if (!isToken(name)) {
    const fix = 'Write a name without spaces and colons.'
    return ['header-invalid', 'pass on header $: it is not a header name', fix]
  }
  const lower = name.toLowerCase()
  const isForbidden =
    CONNECTION_HEADERS.includes(lower) ||
    /^(?:cookie2?|origin|referer|via|forwarded|x-forwarded-.*|x-real-ip|sec-.*|proxy-.*|access-control-.*)$/.test(
      lower,
    )
  if (!isForbidden) return null
  const why = /^(?:cookie|origin|referer)/.test(lower)
    ? 'it identifies the visitor or the page'
    : 'it belongs to one connection, or no page can set it'
  const fix = /^(?:origin|referer)$/.test(lower)
    ? 'Remove it, and write a fixed value into headers.'
    : 'Remove it.'
  return ['header-forbidden', `pass on header $: ${why}`, fix]
}

function issueOfMethod(name: string): ListIssue | null {
  const upper = name.toUpperCase()
  if (/^(?:CONNECT|TRAC[EK])$/.test(upper)) {
    return ['target-method-forbidden', 'allow method $: no page can send it', 'Remove it.']
  }
  const isKnown = /^(?:DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|QUERY)$/.test(upper)
  if (isToken(name) && (!isKnown || name === upper)) return null
  const [why, fix] = isToken(name)
    ? ['methods are case-sensitive', `Write ${JSON.stringify(upper)}.`]
    : ['it is not a method name', 'Write a name without spaces.']
  return ['target-method-invalid', `allow method $: ${why}`, fix]
}

function issueOfPath(one: string): ListIssue | null {
  const plain = one.replace(/\/\*$/, '/')
  const isPath = plain.startsWith('/') && !/[*?#]/.test(plain) && !isAmbiguousPath(plain)
  const written = isPath ? new URL(plain, 'https://example.com').pathname : plain
  if (isPath && written === plain) return null
  const fix = isPath
    ? `Write ${JSON.stringify(written)}.`
    : "Write '/users', or '/users/*' for all below."
  return ['path-invalid', 'allow path $: no request has such a path', fix]
}

function issueOfContentType(one: string): ListIssue | null {
  if (/^[\w.+-]+\/(?:\*|[\w.+-]+)$/.test(one)) return null
  const fix = "Write 'application/json', or 'image/*'."
  return ['content-type-invalid', 'allow content type $: it is not a media type', fix]
}

function readRedirects(value: unknown, path: Path, add: AddIssue): ResolvedTarget['redirects'] {
  if (value === undefined || value === 'rewrite') return 'rewrite'
  if (value === 'follow' || value === 'refuse') return value
  add(
    'redirects-invalid',
    path,
    value,
    'set redirects to $: it must be one of three values',
    "Write 'rewrite', 'follow' or 'refuse'.",
  )
  return 'rewrite'
}
