import { UsageError } from '../usage-error.js'

/** A request that was copied from a browser. */
export interface CopiedRequest {
  readonly url: string
  readonly method: string
  /** The headers that the script set, without those that browsers add. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: string
  /** The origin of the page; `null` if the request does not name it. */
  readonly origin: string | null
  readonly isCredentialed: boolean
}

/** Matches the headers that a browser adds, and no page sets. */
const ADDED_BY_BROWSERS =
  /^(?:accept-encoding|accept-language|cache-control|connection|content-length|cookie|dnt|host|origin|pragma|priority|referer|sec-.*|te|upgrade-insecure-requests|user-agent|if-none-match|if-modified-since|:.*)$/i

/** Reads a request of "Copy as cURL" or "Copy as fetch"; `null` for any other text. */
export function readCopiedRequest(text: string): CopiedRequest | null {
  const trimmed = text.trim()
  if (/^curl(?:\.exe)?\s/.test(trimmed)) return readCurl(trimmed)
  if (/^(?:await\s+)?fetch\s*\(/.test(trimmed)) return readFetch(trimmed)
  return null
}

/** Options of curl that take a value and do not describe the request. */
const WITH_VALUE = new Set([
  '-o',
  '--output',
  '-A',
  '--user-agent',
  '-e',
  '--referer',
  '-x',
  '--proxy',
  '-m',
  '--max-time',
  '-c',
  '--cookie-jar',
  '-w',
  '--write-out',
])

function readCurl(text: string): CopiedRequest {
  const [, ...words] = splitShell(text)
  let url: string | undefined
  let method: string | undefined
  let body: string | undefined
  let isCredentialed = false
  const headers: (readonly [string, string])[] = []
  const next = words[Symbol.iterator]()
  for (const word of next) {
    const take = (): string => next.next().value ?? ''
    if (word === '-X' || word === '--request') method = take()
    else if (word === '-H' || word === '--header') headers.push(splitHeader(take()))
    else if (/^(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json)$/.test(word)) body = take()
    else if (word === '-b' || word === '--cookie') {
      take()
      isCredentialed = true
    } else if (word === '-u' || word === '--user')
      headers.push(['Authorization', `Basic ${btoa(take())}`])
    else if (word === '-I' || word === '--head') method = 'HEAD'
    else if (word === '--url') url = take()
    else if (WITH_VALUE.has(word)) take()
    else if (!word.startsWith('-')) url ??= word
  }
  if (url === undefined) throw new UsageError('Cannot read the curl command: it has no URL.')
  return copied(url, method ?? (body === undefined ? 'GET' : 'POST'), headers, body, isCredentialed)
}

/**
 * Splits a command into words as a POSIX shell does. Also understands `$'…'`, and `^"` of Windows.
 */
function splitShell(text: string): string[] {
  const plain = text
    .replaceAll(/\\\r?\n/g, ' ')
    .replaceAll(/\^\r?\n/g, ' ')
    .replaceAll(/\^(?=["%^&<>|{}])/g, '')
  return (plain.match(WORD) ?? []).map((word) => word.replaceAll(PIECE, unquoted))
}

/**
 * The parts of a word: `$'…'` with escapes, `'…'` without, `"…"` with, an escaped character, or
 * plain text.
 */
const PIECES = String.raw`\$'((?:[^'\\]|\\[^])*)'|'([^']*)'|"((?:[^"\\]|\\[^])*)"|\\([^])`
const PIECE = new RegExp(PIECES, 'g')
const WORD = new RegExp(String.raw`(?:${PIECES}|[^\s'"\\])+`, 'g')

function unquoted(
  _: string,
  ansi?: string,
  single?: string,
  double?: string,
  escaped?: string,
): string {
  if (single !== undefined) return single
  if (ansi !== undefined) return ansi.replaceAll(/\\(["'\\])/g, '$1').replaceAll('\\n', '\n')
  return double === undefined ? (escaped ?? '') : double.replaceAll(/\\(["\\$`])/g, '$1')
}

function splitHeader(text: string): readonly [string, string] {
  const at = text.indexOf(':', 1)
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function readFetch(text: string): CopiedRequest {
  const [, quoted, rest = ''] =
    /fetch\s*\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*(?:,\s*([^]*))?/.exec(text) ?? []
  if (quoted === undefined)
    throw new UsageError('Cannot read the fetch call: its URL is not a string.')
  const url = quoted.slice(1, -1)
  const init = readInit(rest)
  const headers = Object.entries(init.headers ?? {})
  const isCredentialed = init.credentials === 'include'
  const { body } = init
  return copied(
    url,
    init.method ?? 'GET',
    headers,
    typeof body === 'string' ? body : undefined,
    isCredentialed,
    originOf(init.referrer),
  )
}

interface FetchInit {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | null
  readonly credentials?: string
  readonly referrer?: string
}

/** Parses the options of `fetch`, which browsers write as JSON. */
function readInit(text: string): FetchInit {
  const end = text.lastIndexOf('}')
  if (end === -1) return {}
  try {
    return JSON.parse(text.slice(0, end + 1)) as FetchInit
  } catch (error) {
    throw new UsageError(
      'Cannot read the fetch call: its options are not JSON. Copy it as cURL instead',
      {
        cause: error,
      },
    )
  }
}

function originOf(referrer: string | undefined): string | null {
  return referrer !== undefined && URL.canParse(referrer) ? new URL(referrer).origin : null
}

/** Keeps the parts of a request that a page can set. */
export function copied(
  url: string,
  method: string,
  headers: readonly (readonly [string, string])[],
  body: string | undefined,
  isCredentialed: boolean,
  origin: string | null = null,
): CopiedRequest {
  const find = (wanted: string): string | undefined =>
    headers.find(([name]) => name.toLowerCase() === wanted)?.[1]
  const hasCookie = find('cookie') !== undefined
  return {
    url,
    method,
    headers: headers.filter(([name]) => name !== '' && !ADDED_BY_BROWSERS.test(name)),
    ...(body !== undefined && { body }),
    origin: find('origin') ?? origin ?? originOf(find('referer')),
    isCredentialed: isCredentialed || hasCookie,
  }
}
