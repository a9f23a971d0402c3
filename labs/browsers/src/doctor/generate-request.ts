import type { LabRequest } from '../lab/lab-case.ts'
import type { Random } from '../random.ts'

type Header = readonly [name: string, value: string]

/** Names with exceptions in the standard, and names that look similar. */
const HEADERS: readonly Header[] = [
  ['X-A', '1'],
  ['x-custom-header', 'some value'],
  ['X-Empty', ''],
  ['Authorization', 'Bearer abc'],
  ['authorization', 'Basic YTpi'],
  ['Content-Type', 'application/json'],
  ['content-type', 'text/plain;charset=UTF-8'],
  ['Content-Type', 'TEXT/PLAIN; charset=us-ascii'],
  ['Content-Type', 'application/x-www-form-urlencoded'],
  ['Content-Type', 'multipart/form-data; boundary=x'],
  ['Content-Type', 'text/html'],
  ['Content-Type', 'text/plain; a="b"'],
  ['Content-Type', 'text/plain, application/json'],
  ['Accept', 'application/json'],
  ['Accept', 'text/html, */*;q=0.1'],
  ['Accept', 'a"b'],
  ['Accept', '{json}'],
  ['Accept', 'x'.repeat(128)],
  ['Accept', 'x'.repeat(129)],
  ['Accept-Language', 'de, en;q=0.5'],
  ['Accept-Language', 'de_DE'],
  ['Content-Language', 'en-GB'],
  ['Content-Language', 'en@x'],
  ['Range', 'bytes=0-99'],
  ['Range', 'bytes=5-'],
  ['Range', 'bytes=-5'],
  ['Range', 'bytes=9-5'],
  ['Range', 'bytes=0-1,3-4'],
  ['Last-Event-ID', '7'],
  ['If-None-Match', '"x"'],
  ['Cache-Control', 'no-cache'],
  ['Pragma', 'no-cache'],
  ['X-Requested-With', 'XMLHttpRequest'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-Method-Override', 'TRACE'],
  ['Traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ['User-Agent', 'mine'],
  ['Sec-Mine', '1'],
  ['Proxy-Mine', '1'],
  ['Date', 'today'],
  ['DNT', '1'],
  ['X_underscore', '1'],
  ["!#$%&'*+-.^_`|~9", '1'],
]

const METHODS =
  'GET GET GET GET POST POST POST PUT PUT DELETE PATCH HEAD OPTIONS get post put delete patch Patch QUERY x-METHOD'.split(
    ' ',
  )

/** Generates any request that a page of the lab can send. */
export function generateRequest(random: Random, url: string): LabRequest {
  const api = random.chance(0.75) ? 'fetch' : 'XMLHttpRequest'
  const method = random.pick(METHODS)
  const isBodyless = ['GET', 'HEAD'].includes(method.toUpperCase())
  const count = random.pick([0, 0, 1, 1, 1, 2, 3])
  const headers = onePerName(Array.from({ length: count }, () => random.pick(HEADERS)))
  // Firefox ignores these headers of XMLHttpRequest when it looks for a kept preflight.
  const isConditional = api !== 'fetch' && headers.some(([name]) => name === 'If-None-Match')
  return {
    api,
    url,
    method,
    headers,
    credentials:
      api === 'fetch'
        ? random.pick(['omit', 'same-origin', 'include', 'include'] as const)
        : random.pick(['same-origin', 'include'] as const),
    redirect:
      api === 'fetch' && random.chance(0.1) ? random.pick(['error', 'manual'] as const) : 'follow',
    body: isBodyless || random.chance(0.5) ? null : 'body',
    upload: api === 'XMLHttpRequest' && !isBodyless && random.chance(0.3),
    times: random.chance(0.2) && !isConditional ? 2 : 1,
  }
}

/**
 * Removes duplicate names, because two lines of one name would become one line with another value.
 */
function onePerName(headers: readonly Header[]): readonly Header[] {
  return headers.filter(
    ([name], index) =>
      headers.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === index,
  )
}
